"""The page of several runs: one HTML file that asks nothing of the network and links to their reports."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import matplotlib.pyplot as plt
from pandocfilters import Div, attributes

from fer.data.emotions import names
from fer.figures import fonts, style
from fer.files import replacing
from fer.findings.said import Paragraph, Table, say
from fer.gallery import findings
from fer.gallery.facts import Gallery
from fer.gallery.figures import accuracies_size, plot_accuracies, plot_matrices
from fer.provenance import revision
from fer.report.author import Author
from fer.report.date import today
from fer.report.document.build import Document, labels_of, part
from fer.report.document.cover import Cover, cover_meta
from fer.report.document.links import landed
from fer.report.document.names import COVER
from fer.report.document.numbering import number, resolve
from fer.report.document.outputs import figure_of, table_of, width_of
from fer.report.document.pandoc import parse
from fer.report.document.pictures import Place
from fer.report.document.pipes import pipe_table
from fer.report.document.references import cited
from fer.report.document.tree import inlines, meta_string
from fer.report.formats.html import to_html
from fer.wording.load import Language, load

FILE = "index.html"
_PARTS = ("runs", "matrices", "networks", "reports")  # of the page, in their order


def write_page(
    gallery: Gallery,
    out: Path,
    *,
    reports: Mapping[str, Sequence[Path]],
    failed: Mapping[str, str],
    stopped: str | None = None,
    language: str,
) -> Path:
    """Write `out`/index.html; `reports` are the files of each run's report, `failed` says why a run has none, `stopped`
    is the run whose report was under way when the work was interrupted."""
    words = load(language)
    style.use(words.code)
    links = {
        name: {path.suffix[1:]: quote(path.relative_to(out).as_posix()) for path in paths}
        for name, paths in reports.items()
    }
    said = [words.text(line) for line in findings.reports(gallery, links, failed, stopped)]
    page = to_html(_document(gallery, "\n".join(f"- {line}" for line in said), words))
    out.mkdir(parents=True, exist_ok=True)
    with replacing(out / FILE) as beside:
        beside.write_text(page, encoding="utf-8")
    return out / FILE


def _document(gallery: Gallery, reports: str, language: Language) -> Document:
    """The page as the report's documents are, for the same writer."""
    matrices, cover = _matrices(gallery, language), _cover(gallery, language)
    texts = {
        "subtitle": cover.subtitle,
        "banner": cover.banner,
        "runs": _runs(gallery, language),
        "matrices": figure_of(
            "matrices",
            "matrices.svg",
            width_of(style.TEXT_WIDTH),
            alt=language.plain(findings.matrices_alt(gallery)),
            caption=language.text(say("gallery.matrices_caption")),
        ),
        "networks": _table("networks", findings.networks(gallery), say("gallery.networks_caption"), language),
        "reports": reports,
        "made-by": f"{language.text(say('gallery.made_by_text'))}\n\n{pipe_table(cover.made_by)}",
    }
    tree = parse(texts)
    labels = labels_of(language)
    blocks, _ = landed(tree["blocks"], {name: Place(name, Path()) for name in texts})
    numbered, numbers = number(blocks, labels)
    tree, works = cited({**tree, "blocks": resolve(numbered, numbers, labels)})
    parts = {div["c"][0][0]: div["c"][1] for div in tree["blocks"]}
    body = [
        *(block for name in _PARTS for block in part(name, parts[name], language.text(say(f"gallery.{name}_part")))),
        *part("references", [Div(attributes({"id": "refs"}), works)], language.text(say("document.references"))),
        *part("made-by", parts["made-by"], language.text(say("gallery.made_by_part"))),
    ]
    meta = cover_meta(cover, language) | {
        "title": meta_string(language.text(say("gallery.title"))),
        "hero-caption": meta_string(language.text(findings.accuracies_caption(gallery))),
        "subtitle": inlines(parts["subtitle"]),
        **({"banner": inlines(parts["banner"])} if cover.banner else {}),
    }
    return Document({**tree, "meta": meta, "blocks": body}, {COVER: cover.hero, "matrices.svg": matrices}, Author())


def _runs(gallery: Gallery, language: Language) -> str:
    """What the runs came to, and how they differ where they were judged on the same faces."""
    differences = findings.differences(gallery)
    beside = [
        language.text(say("gallery.differences_method")),
        _table("differences", differences, findings.differences_caption(gallery), language),
    ] if differences else []  # fmt: skip
    return "\n\n".join(
        [
            *(language.text(paragraph) for paragraph in findings.verdicts(gallery)),
            language.text(say("gallery.method")),
            _table("results", findings.results(gallery), findings.results_caption(gallery), language),
            *beside,
        ]
    )


def _table(name: str, table: Table, caption: Paragraph, language: Language) -> str:
    return table_of(name, pipe_table(language.table(table)), caption=language.text(caption))


def _cover(gallery: Gallery, language: Language) -> Cover:
    banner, date = findings.banner(gallery), today()
    return Cover(
        subtitle=language.text(findings.subtitle(gallery)),
        banner=language.text(banner) if banner else "",
        header="",
        key_figures=[(language.plain(figure), language.plain(of)) for figure, of in findings.key_figures(gallery)],
        hero=_accuracies(gallery, language),
        hero_alt=language.plain(findings.accuracy_alt(gallery)),
        date=date,
        made_by=language.table(findings.made_by(gallery, date=date, revision=revision())),
    )


def _accuracies(gallery: Gallery, language: Language) -> bytes:
    figure, ax = plt.subplots(figsize=accuracies_size(len(gallery.sides)))
    prose = language.module("prose")
    plot_accuracies([side.accuracy for side in gallery.sides], _titles(gallery, language), percent=prose.percent, ax=ax)
    return _svg(figure)


def _matrices(gallery: Gallery, language: Language) -> bytes:
    words = language.words("gallery.figure_words")
    counts = [side.counts for side in gallery.sides]
    return _svg(plot_matrices(counts, _titles(gallery, language), names(language.code), words=words))


def _titles(gallery: Gallery, language: Language) -> list[str]:
    return [language.drawn(said) for said in findings.titles(gallery)]


def _svg(figure: plt.Figure) -> bytes:
    fonts.replace_missing(figure)
    content = io.BytesIO()
    figure.savefig(content, format="svg", bbox_inches="tight", pad_inches=0.02)
    plt.close(figure)
    return content.getvalue()
