"""What notebooks and a person's own texts hold that no report can take in, found before anything is executed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from fer.report.document.by_question import Own
from fer.report.document.chapters import AssemblyError, attached, is_evidence
from fer.report.document.code_names import faults_of_code, labels_of_code
from fer.report.document.formulas import displayed
from fer.report.document.links import landed
from fer.report.document.numbering import KIND, TEX_LABEL
from fer.report.document.pandoc import Tree, parse, write
from fer.report.document.pictures import Place, take_in
from fer.report.document.tree import Node, rewrite
from fer.report.document.works import works
from fer.report.run.translation import faults_of, prose_of

_MADE_LATER = re.compile(rf"({KIND.pattern}).*|(chapter|answer|evidence)-\d\d")  # names of what outputs become
_TITLES = {
    1: "no heading of level 1 (#); a chapter has one, its title",
    2: "no heading of level 2 (##) in the cells tagged evidence; they have one, their title",
}


def check_prose(notebooks: Sequence[Path], own: Own | None = None, *, language: str = "en") -> None:
    """Raise AssemblyError with a line for each fault in the prose of notebooks in a language, or in own texts.

    The faults, each with its notebook and cell, are those of `take_in`, as raw TeX or HTML, and pictures that are not
    at hand; Markdown and formulas that pandoc cannot read; works that are cited and not in the bibliography; links
    that lead nowhere; references to a figure or a table that no cell shows, where the code tells; a notebook without a
    title; figures' names that nothing can refer to; prose in the language that would be lost; and own texts on a
    question that no notebook is about.
    """
    places: dict[str, Place] = {}
    texts: dict[str, str] = {}
    if faults := [line for path in notebooks for line in faults_of(path, language)]:
        raise AssemblyError("\n".join(faults))
    faults = [line for path in notebooks for line in faults_of_code(path)]
    for path in notebooks:
        chapter = path.stem.split("_")[0]
        for where, cell in prose_of(path, language):
            name, evidence = f"cell-{len(texts)}", is_evidence(cell)
            anchor = f"{'evidence' if evidence else 'chapter'}-{chapter}"
            places[name] = Place(where, path.parent, attached(cell), chapter, anchor, 2 if evidence else 1)
            texts[name] = displayed(cell.source)
    own = own or Own()
    chapters = {int(path.stem.split("_")[0]) for path in notebooks}
    for kind, said in (("question", own.questions), ("remarks", own.remarks)):
        for number, text in said.items():
            name = f"{kind}-{number}"
            places[name], texts[name] = Place(f"{kind} {number}", own.folder, chapter=f"{number:02}"), displayed(text)
            if number not in chapters:
                faults.append(f"{kind} {number}: no notebook is about that question")
    if faults := [*faults, *_faults(texts, places, labels_of_code(notebooks))]:
        raise AssemblyError("\n".join(faults))


def _faults(texts: Mapping[str, str], places: Mapping[str, Place], labels: set[str] | None) -> list[str]:
    try:
        tree = parse(texts)
    except AssemblyError as error:
        return _unread(texts, places) or [str(error)]
    parts, nowhere = landed(tree["blocks"], places, made_later=lambda name: bool(_MADE_LATER.fullmatch(name)))
    unshown = [] if labels is None else _unknown_labels(parts, places, labels)
    faults = _unknown_works(parts, places) + unshown + nowhere
    try:
        _typeset(tree)
    except AssemblyError:
        faults += _unread(texts, places)
    try:
        take_in(parts, places)
    except AssemblyError as error:
        faults += str(error).splitlines()
    return faults + _untitled(parts, places.values())


def _untitled(parts: Sequence[Node], places: Iterable[Place]) -> list[str]:
    """A line for each chapter, and its evidence, where no cell has the heading of that."""
    found: set[str] = set()
    rewrite(list(parts), lambda node: found.add(node["c"][1][0]) if node["t"] == "Header" else None)
    wanted = {place.anchor: place for place in places if place.title_levels}
    missing = [place for anchor, place in wanted.items() if anchor not in found]
    return [f"{place.name.split(', ')[0]}: {_TITLES[place.title_levels]}" for place in missing]


def _typeset(tree: Tree) -> None:
    """Raise AssemblyError for a formula that pandoc cannot read; labels are not for pandoc."""

    def visit(node: Node) -> Node | None:
        return {**node, "c": [node["c"][0], TEX_LABEL.sub("", node["c"][1])]} if node["t"] == "Math" else None

    write({**tree, "blocks": rewrite(tree["blocks"], visit)}, "typst")


def _unread(texts: Mapping[str, str], places: Mapping[str, Place]) -> list[str]:
    """A line for each text that pandoc complains of, each read by itself."""
    lines = []
    for name, text in texts.items():
        try:
            _typeset(parse({name: text}))
        except AssemblyError as error:
            lines.append(f"{places[name].name}: {error}")
    return lines


def _unknown_works(parts: Sequence[Node], places: Mapping[str, Place]) -> list[str]:
    return [
        f"{place}: @{name} cites a work that the bibliography has not; for a sign write \\@"
        for place, name in _cited(parts, places)
        if not KIND.match(name) and name not in works()
    ]


def _unknown_labels(parts: Sequence[Node], places: Mapping[str, Place], labels: set[str]) -> list[str]:
    """A line for each reference to a figure or a table that is not there; pictures by link have names of theirs."""
    lines = []
    for place, name in _cited(parts, places):
        if name.startswith(("fig:", "tab:")) and not name.startswith("fig:own-") and name not in labels:
            near = get_close_matches(name, sorted(labels), n=1, cutoff=0)
            known_one = f"; there is {near[0]}" if near else ""
            lines.append(f"{place}: [@{name}] refers to nothing{known_one}")
    return lines


def _cited(parts: Sequence[Node], places: Mapping[str, Place]) -> list[tuple[str, str]]:
    """What each `@name` of the parts names, after the place where it stands."""
    found: list[tuple[str, str]] = []
    for part in parts:
        place = places[part["c"][0][0]].name

        def visit(node: Node, place: str = place) -> None:
            if node["t"] == "Cite":
                found.extend((place, citation["citationId"]) for citation in node["c"][0])

        rewrite([part], visit)
    return found
