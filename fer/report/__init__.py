"""The report: notebooks executed on a run, and one document made of them, as HTML and PDF.

As `fer.report(run, "reports")` this package is a function, too, which writes the report of a run, or of the run in a
folder, and gives the paths of its files. It takes what make.make_report takes: language="zh-TW", brief=True for the
answers alone, formats=("html", "pdf", "docx").

Read make first; it calls the folders in the order run, document, formats.

asked     what a person asks for, held against what there is
make      from a run to report.html and report.pdf
front     the cover and the last page of a run's report
status    how the making of a report went
hand_in   the folder that a course asks for: report, scripts, weights
author    who hands it in, kept with the run
date      its day, or the one that SOURCE_DATE_EPOCH names
kept      files of an earlier report that were edited since
display   Page: what a notebook shows, with captions and names
mentions  references in a notebook's outputs, in words
given     parameters of a notebook, held against the types it declares
findings  what a run allows the cover and the last page to say
figures   the cover's figure
run       notebooks executed side by side
document  executed notebooks read as chapters, and joined to one document
formats   the document as HTML and as PDF
"""

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fer.runs.run import Run


class _Callable(ModuleType):
    def __call__(self, run: "Run | str | Path", out: str | Path = "reports", **options: Any) -> list[Path]:
        """Write the report of a run into the folder `out`, as `fer.report.make.make_report`; the paths of its files."""
        from fer.report.make import make_report
        from fer.runs.run import open_run

        return make_report(open_run(run) if isinstance(run, str | Path) else run, out=Path(out), **options)


sys.modules[__name__].__class__ = _Callable
