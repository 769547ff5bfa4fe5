"""The front of a report: what its cover and last page say of a run."""

import io
from collections.abc import Sequence

import matplotlib.pyplot as plt

from fer.data.emotions import colours, names
from fer.figures import style
from fer.findings.said import say
from fer.provenance import revision
from fer.report import findings
from fer.report.author import read_author
from fer.report.date import today
from fer.report.document.cover import Cover
from fer.report.figures import plot_recall
from fer.runs.run import Run
from fer.wording.load import Language


def cover_of(run: Run, language: Language) -> Cover:
    """What the cover and the last page say of a run."""
    config, metrics, date, split = run.config, run.metrics(), today(), run.held_out()
    banner, header = findings.banner(config), findings.header(config)
    return Cover(
        subtitle=language.text(findings.subtitle(config)),
        banner=language.text(banner) if banner else "",
        header=language.text(header) if header else "",
        key_figures=[
            (language.plain(figure), language.plain(label))
            for figure, label in findings.key_figures(config, metrics, split=split, epochs=run.epochs())
        ],
        hero=_hero(metrics.splits[split].recall, language),
        hero_alt=language.plain(say("document.recall_alt", recall=metrics.splits[split].recall)),
        date=date,
        made_by=language.table(
            findings.made_by(
                config,
                run.environment(),
                run=run.path.name,
                revision=revision(),
                date=date,
                recipes=run.recipes(),
                seeds=run.seeds(),
            )
        ),
        author=read_author(run.path),
    )


def _hero(recall: Sequence[float | None], language: Language) -> bytes:
    """The cover's figure as SVG."""
    style.use(language.code)
    fig, ax = plt.subplots(figsize=(style.TEXT_WIDTH, 1.6))
    prose = language.module("prose")
    plot_recall(recall, names(language.code), colours(), percent=lambda share: prose.percent(share, digits=0), ax=ax)
    buffer = io.BytesIO()
    fig.savefig(buffer, format="svg", transparent=True)
    plt.close(fig)
    return buffer.getvalue()
