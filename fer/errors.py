"""The one error that a person can mend."""


class InputError(ValueError):
    """Bad usage or input: one line that names the file, the row where there is one, and the remedy.

    The command line prints the line and leaves with exit code 2.
    """
