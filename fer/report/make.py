"""From a run to the report: report.html and report.pdf, and the executed notebooks beside them."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt

from fer.data.emotions import Language as Code
from fer.data.emotions import colours, names
from fer.errors import InputError
from fer.figures import style
from fer.files import replacing
from fer.provenance import ROOT, revision
from fer.report import findings
from fer.report.document.build import Cover, build
from fer.report.document.chapters import EVIDENCE, read_chapter
from fer.report.figures import plot_recall
from fer.report.formats.html import to_html
from fer.report.formats.pdf import to_pdf
from fer.report.run.execute import execute
from fer.report.run.parameters import share_out
from fer.runs.run import Run
from fer.wording.load import Language, load

NOTEBOOKS = ROOT / "notebooks"
RESERVED = {"run", "language"}  # parameters that the report itself gives


def make_report(
    run: Run,
    *,
    out: Path,
    language: str = "en",
    brief: bool = False,
    workers: int = 2,
    parameters: Mapping[str, Any] | None = None,
    notebooks: Path = NOTEBOOKS,
) -> tuple[Path, Path]:
    """Execute the notebooks on a run, `workers` at a time, and write `out`/report.html and report.pdf.

    `brief` keeps the answers; their evidence is neither computed nor shown. The executed notebooks are kept in
    `out`/notebooks. `parameters` go to every notebook that declares them. Raises InputError for a language or a
    parameter that there is none of, NotebookError where a notebook fails, AssemblyError where what they show makes no
    report; an older report then stays as it was.
    """
    words, paths = load(language), _chapters_in(notebooks)
    out = out.expanduser().resolve()
    given = {**(parameters or {}), "run": str(run.path.resolve()), "language": language}
    executed = execute(
        paths,
        into=out / "notebooks",
        parameters=given,
        workers=workers,
        leave_out=EVIDENCE if brief else None,
        language=language,
    )
    chapters = [read_chapter(path, brief=brief) for path in executed]
    document = build(chapters, cover_of(run, words), words)
    html, pdf = to_html(document).encode(), to_pdf(document)
    for name, content in (("report.html", html), ("report.pdf", pdf)):
        with replacing(out / name) as part:
            part.write_bytes(content)
    return out / "report.html", out / "report.pdf"


def check_request(*, out: Path, language: str, parameters: Mapping[str, Any], notebooks: Path = NOTEBOOKS) -> None:
    """Raise InputError for what `make_report` would refuse later: for use before a training."""
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: a file; name a folder with --out")
    load(language)
    for name in RESERVED & parameters.keys():
        raise InputError(f"parameter {name!r}: say it with --{name}")
    share_out(_chapters_in(notebooks), parameters)


def _chapters_in(notebooks: Path) -> list[Path]:
    """The notebooks of the report, in order."""
    paths = sorted(notebooks.glob("[0-9][0-9]_*.ipynb"))
    if not paths:
        raise InputError(f"{notebooks}: no notebooks there; install the program from its checkout with pip install -e")
    return paths


def cover_of(run: Run, language: Language) -> Cover:
    """What the cover and the last page say of a run."""
    config, metrics, now, split = run.config, run.metrics(), datetime.now(UTC), run.held_out()
    banner, header = findings.banner(config), findings.header(config)
    return Cover(
        subtitle=language.text(findings.subtitle(config)),
        banner=language.text(banner) if banner else "",
        header=language.text(header) if header else "",
        key_figures=[
            (language.text(figure), language.text(label))
            for figure, label in findings.key_figures(config, metrics, split=split)
        ],
        hero=_hero(metrics.splits[split].recall, language.code),
        date=now.strftime("%Y-%m-%d"),
        made_by=language.table(
            findings.made_by(
                config,
                run.environment(),
                run=run.path.name,
                revision=revision(),
                date=now.strftime("%Y-%m-%d %H:%M UTC"),
            )
        ),
    )


def _hero(recall: Sequence[float | None], language: Code) -> bytes:
    """The cover's figure as SVG."""
    style.use()
    fig, ax = plt.subplots(figsize=(style.TEXT_WIDTH, 1.6))
    plot_recall(recall, names(language), colours(), ax=ax)
    buffer = io.BytesIO()
    fig.savefig(buffer, format="svg", transparent=True)
    plt.close(fig)
    return buffer.getvalue()
