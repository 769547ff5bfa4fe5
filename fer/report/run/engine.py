"""A papermill engine that writes a notebook every few seconds, where papermill's own writes it twice a cell.

To write a notebook whose figures fill megabytes takes a tenth of a second, and a report has hundreds of cells.
"""

from typing import Any

from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines

NAME = "every few seconds"
SECONDS = 5.0  # of work that may be lost


class SavingSometimes(NBClientEngine):
    """The same engine, but that not every change is written at once; what has run by a failure is."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **options: Any) -> Any:
        at_once = nb_man.save

        def sometimes(**about: Any) -> None:
            if (nb_man.now() - nb_man.last_save_time).total_seconds() >= SECONDS:
                at_once(**about)

        nb_man.save = sometimes
        try:
            return super().execute_managed_notebook(nb_man, kernel_name, **options)
        finally:
            nb_man.save = at_once
            nb_man.save()


papermill_engines.register(NAME, SavingSometimes)
