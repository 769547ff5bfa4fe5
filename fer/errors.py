"""What can go wrong and still be said in one line."""


class InputError(ValueError):
    """Bad usage or input: one line that names the file, the row where there is one, and the remedy.

    The command line prints the line and leaves with exit code 2.
    """


class ReportError(RuntimeError):
    """The report could not be made: one line that names the notebook and the place in it.

    The command line prints the line and leaves with exit code 1.
    """
