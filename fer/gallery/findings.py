"""What the facts of several runs allow to be said."""

from collections.abc import Mapping, Sequence
from typing import Any

from fer.findings.said import Name, Said, Table, say, tabulate
from fer.gallery.facts import Gallery, Group, Pair, Side
from fer.report.findings import epochs_of
from fer.statistics.interval import way

MANY = 12  # runs: of more, all pairs would be a table that nobody reads


def subtitle(gallery: Gallery) -> Said:
    return say("gallery.subtitle", runs=len(gallery.sides))


def banner(gallery: Gallery) -> Said | None:
    """That faces are drawn, of all runs or of some; None where none are."""
    drawn = [Name(side.name) for side in gallery.sides if side.synthetic]
    if len(drawn) == len(gallery.sides):
        return say("document.synthetic_banner")
    return say("gallery.some_drawn", runs=drawn) if drawn else None


def key_figures(gallery: Gallery) -> list[tuple[Said, Said]]:
    """The cover's figures and what each is."""
    accuracies = [side.accuracy.value for side in gallery.sides]
    pairs = [pair for group in gallery.groups for pair in group.pairs]
    apart = [pair for pair in pairs if _told(pair)]
    label = "gallery.range_label" if _faces_known(gallery) else "gallery.range_label_judged"
    return [
        (say("gallery.number", number=len(gallery.sides)), say("gallery.runs_label")),
        (say("gallery.range", lowest=min(accuracies), highest=max(accuracies)), say(label)),
        (say("gallery.number", number=len(apart)), say("gallery.apart_label", pairs=len(pairs))),
    ]


def accuracies_caption(gallery: Gallery) -> Said:
    """What the cover's figure shows."""
    return say("gallery.accuracies_caption" if _faces_known(gallery) else "gallery.accuracies_caption_judged")


def results_caption(gallery: Gallery) -> Said:
    """What the rows of the results are."""
    return say("gallery.results_caption" if _faces_known(gallery) else "gallery.results_caption_judged")


def results(gallery: Gallery) -> Table:
    """A row a run: what it came to."""
    return tabulate(
        "gallery.result",
        [
            {
                "run": Name(side.name),
                "faces": side.faces,
                "split": side.split,
                "accuracy": side.accuracy,
                "gap": side.gap,
                "best": _end(side, best=True),
                "worst": _end(side, best=False),
            }
            for side in gallery.sides
        ],
    )


def networks(gallery: Gallery) -> Table:
    """A row a run: what was trained, and how."""
    return tabulate(
        "gallery.network",
        [
            {
                "run": Name(side.name),
                "model": Name(side.model),
                "parameters": side.parameters,
                "recipe": _recipe(side),
                "epochs": side.epochs and epochs_of(*side.epochs),
                "seed": side.seed,
                "data": Name(side.data),
            }
            for side in gallery.sides
        ],
    )


def differences(gallery: Gallery) -> Table | None:
    """A row a pair of runs that were judged on the same faces; None where there is none.

    Of a group of more than MANY runs only the pairs with the one that is right most often.
    """
    rows = [
        {
            "first": Name(gallery.sides[pair.first].name),
            "second": Name(gallery.sides[pair.second].name),
            "first_alone": pair.paired.first,
            "second_alone": pair.paired.second,
            "difference": pair.paired.difference,
            "fine": _told(pair) is not None and way(pair.paired.difference) == "open",
            "p": pair.paired.p,
        }
        for group in gallery.groups
        for pair in _listed(gallery, group)
    ]
    return tabulate("gallery.pair", rows) if rows else None


def differences_caption(gallery: Gallery) -> Said:
    """What the rows are."""
    whole = all(len(group.sides) <= MANY for group in gallery.groups)
    return say("gallery.differences_caption") if whole else say("gallery.differences_of_the_first", most=MANY)


def _listed(gallery: Gallery, group: Group) -> Sequence[Pair]:
    if len(group.sides) <= MANY:
        return group.pairs
    best = max(group.sides, key=lambda place: gallery.sides[place].accuracy.value)
    return [pair for pair in group.pairs if best in (pair.first, pair.second)]


def verdicts(gallery: Gallery) -> list[list[Said]]:
    """A paragraph for each group of runs on the same faces, one for the runs that share theirs with no other, and one
    for those that may have been trained on theirs."""
    grouped = {place for group in gallery.groups for place in group.sides}
    alone = [Name(side.name) for place, side in enumerate(gallery.sides) if place not in grouped]
    unknown = [Name(side.name) for side in gallery.sides if not side.faces_known]
    return [
        *([*_verdict(gallery, group), say("gallery.of_trainings")] for group in gallery.groups),
        *([[say("gallery.alone", runs=alone, number=len(alone))]] if alone else []),
        *([[say("gallery.faces_unknown", runs=unknown, number=len(unknown))]] if unknown else []),
    ]


def accuracy_alt(gallery: Gallery) -> Said:
    """Every accuracy, for who does not see the figure."""
    return say("gallery.accuracy_alt", runs=_names(gallery.sides), accuracies=[s.accuracy for s in gallery.sides])


def matrices_alt(gallery: Gallery) -> Said:
    """The recall of each class in each matrix."""
    recall = [[of and of.value for of in side.recall] for side in gallery.sides]
    return say("gallery.matrices_alt", runs=_names(gallery.sides), recall=recall)


def titles(gallery: Gallery) -> list[Said]:
    """A name a run, for figures."""
    return [say("gallery.of_run", run=name) for name in _names(gallery.sides)]


def reports(
    gallery: Gallery, links: Mapping[str, Mapping[str, str]], failed: Mapping[str, str], stopped: str | None = None
) -> list[Said]:
    """A line a run: its report, a link by the name of its format, or why there is none; `stopped` is the name of the
    run whose report was interrupted."""

    def line(name: str) -> Said:
        if name in links:
            return say("gallery.report", run=Name(name), links=links[name])
        if name in failed:
            return say("gallery.failed", run=Name(name), why=Name(failed[name]))
        if name == stopped:
            return say("gallery.stopped", run=Name(name))
        return say("gallery.not_begun", run=Name(name))

    return [line(side.name) for side in gallery.sides]


def made_by(gallery: Gallery, *, date: str, revision: str | None) -> Table:
    """Name and value of what is needed to make the page again."""
    made = {"what": say("made_by.what", of="report"), "value": say("made_by.made", date=date, revision=revision)}
    faces = [
        {
            "what": say("gallery.of_run", run=Name(side.name)),
            "value": say("gallery.made_of", data=Name(side.data), sha256=side.sha256),
        }
        for side in gallery.sides
    ]
    return tabulate("made_by.row", [made, *faces])


def _verdict(gallery: Gallery, group: Group) -> list[Said]:
    """Who is ahead, as far as the intervals allow: they hold together, so no claim rests on having looked often."""
    on = say("gallery.on_the_same", runs=[_name(gallery, place) for place in group.sides], **_faces(gallery, group))
    over = {told for pair in group.pairs if (told := _told(pair))}
    if not over:
        return [on, say("gallery.none_apart")]
    beaten = {lower for _, lower in over}
    first, *more = [place for place in group.sides if place not in beaten]
    if more:
        return [on, say("gallery.several_ahead", runs=[_name(gallery, place) for place in (first, *more)])]
    even = [_name(gallery, place) for place in group.sides if place != first and (first, place) not in over]
    if even:
        return [on, say("gallery.lead_open", run=_name(gallery, first), over=even)]
    return [on, say("gallery.ahead", run=_name(gallery, first), others=len(group.sides) - 1)]


def _faces_known(gallery: Gallery) -> bool:
    """May the faces be called held out, of all runs?"""
    return all(side.faces_known for side in gallery.sides)


def _told(pair: Pair) -> tuple[int, int] | None:
    """The one that is more accurate beyond chance, and the other; None where the interval of the difference holds 0."""
    if pair.paired.difference.low > 0:
        return pair.first, pair.second
    return (pair.second, pair.first) if pair.paired.difference.high < 0 else None


def _faces(gallery: Gallery, group: Group) -> dict[str, Any]:
    first = gallery.sides[group.sides[0]]
    return {"faces": first.faces, "split": first.split}


def _name(gallery: Gallery, place: int) -> Name:
    return Name(gallery.sides[place].name)


def _names(sides: Sequence[Side]) -> list[Name]:
    return [Name(side.name) for side in sides]


def _end(side: Side, *, best: bool) -> Said | None:
    """The class recognised best or worst, and which others chance leaves open; None where classes are too few, or all
    the same."""
    if side.order is None or side.order.spread.value == 0:
        return None
    at = side.order.highest if best else side.order.lowest
    may_be = side.order.may_be_highest if best else side.order.may_be_lowest
    recall = side.recall[at[0]]
    if len(at) == 1:
        end = say("gallery.class_alone", label=at[0], recall=recall)
    else:
        end = say("gallery.classes_tied", classes=list(at), recall=recall and recall.value)
    others = [place for place in may_be if place not in at]
    return say("gallery.class_open", end=end, others=others) if others else end


def _recipe(side: Side) -> Said:
    if side.changed:
        return say("gallery.recipe_changed", recipe=Name(side.recipe), changed=[Name(word) for word in side.changed])
    return say("gallery.recipe", recipe=Name(side.recipe))
