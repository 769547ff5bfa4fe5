"""What can go wrong and still be said in one line."""


class InputError(ValueError):
    """Bad usage or input: one line that names the file, the row where there is one, and the remedy.

    The command line prints the line and leaves with exit code 2.
    """


class WorkError(RuntimeError):
    """What was asked for could not be done: one line that says what failed, and where.

    The command line prints the line and leaves with exit code 1.
    """


class ReportError(WorkError):
    """The report could not be made: the line names the notebook and the place in it."""


class SweepError(WorkError):
    """Not all trainings of a sweep ended well."""


class Interrupted(BaseException):
    """The work was stopped from outside: one line that says how to go on. Not an Exception, as nothing has failed."""
