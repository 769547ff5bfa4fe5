"""What may be said of the network beside people."""

from fer.confusion.findings.ranking import ranked
from fer.confusion.judges import Matrix
from fer.confusion.people import Mistakes, Named, People
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.interval import Interval, way


def missing() -> Said:
    """Why the section is left out, and what would enable it."""
    return say("confusion.people.missing")


def method(people: People) -> Said:
    """What is held against what."""
    held = people.judges.held
    if people.fewest == people.most:
        number = say("confusion.people.each", votes=people.most)
    else:
        number = say("confusion.people.between", fewest=people.fewest, most=people.most)
    return say("confusion.people.method", number=number, held=held, votes=people.votes, left_out=people.votes - held)


def matrices_caption() -> Said:
    return say("confusion.people.matrices_caption")


def matrices_alt(people: People) -> list[Said]:
    """What the matrices look like: the lightest and the darkest cell on each diagonal."""
    ends = [(who, _ends(matrix)) for who, matrix in people.judges.matrices.items()]
    rows = [say("confusion.people.matrix_alt", who=who, low=of[0], high=of[1]) for who, of in ends if of]
    return [say("confusion.people.matrices_alt"), *rows]


def _ends(matrix: Matrix) -> tuple[float, float] | None:
    """The lowest and the highest share on the diagonal; None where no row has votes."""
    shares = [row[k] / sum(row) for k, row in enumerate(matrix) if sum(row)]
    return (min(shares), max(shares)) if shares else None


def finding(people: People) -> Said:
    """Whether the network agrees with people as often as one of them does, and as the label does."""
    found = people.judges.agreement
    if found is None:
        return say("confusion.people.nothing_held")
    return say(
        "confusion.people.network_beside",
        annotator=_beside(found.over_annotator, "annotator"),
        label=_beside(found.over_label, "label"),
    )


def agreement(people: People) -> list[Said]:
    """How often an annotator, the label and the network name what the others see; nothing where none can."""
    found = people.judges.agreement
    if found is None:
        return []
    return [say("confusion.people.agreement", annotator=found.annotator, label=found.label, network=found.network)]


def _beside(over: Interval, whom: str) -> Said:
    """`over`: the network's agreement less theirs, on the same faces."""
    key = {"up": "agrees_more", "down": "agrees_less", "open": "agrees_as_well"}[way(over)]
    return say(f"confusion.people.{key}", whom=whom)


def disagreement(people: People) -> list[Said]:
    """Do people refuse the label where the network errs?"""
    found = people.disagreement
    if found.mistakes is None:
        return [say("confusion.people.no_mistake_disputed")]
    if found.right is None or found.difference is None:
        return [say("confusion.people.only_mistakes_disputed", mistakes=found.mistakes)]
    both = say("confusion.people.disputed", mistakes=found.mistakes, right=found.right, difference=found.difference)
    return [both, *_within_classes(found.excess)]


def _within_classes(excess: Interval | None) -> list[Said]:
    """Is the difference more than one of classes?"""
    if excess is None:
        return [say("confusion.people.within_unknown")]
    key = {"up": "within_more", "down": "within_less", "open": "within_open"}[way(excess)]
    return [say("confusion.people.within_classes", excess=excess), say(f"confusion.people.{key}")]


def mistakes(people: People) -> list[Said]:
    """Whose mistakes they are."""
    all_ = _sum(people.mistakes)
    if not sum(all_):
        return [say("confusion.people.no_mistake_to_sort")]
    return [say("confusion.people.mistakes", total=sum(all_), **all_._asdict()), _named(people.named)]


def _named(found: Named | None) -> Said:
    """Does the network find people's class where they refuse the label?"""
    if found is None:
        return say("confusion.people.no_other_class")
    beyond = Interval(*(round(part, 3) - round(found.chance, 3) for part in found.share))  # as they are printed
    key = {"up": "named_more", "down": "named_less", "open": "named_by_chance"}[way(beyond)]
    return say(f"confusion.people.{key}", share=found.share, chance=found.chance)


def mistakes_table(people: People) -> Table:
    """A row a label, and their sum, whose label is None."""
    rows = [*enumerate(people.mistakes), (None, _sum(people.mistakes))]
    return tabulate(
        "confusion.people.mistakes_table",
        [{"of": label, "total": sum(counts), **counts._asdict()} for label, counts in rows],
    )


def _sum(mistakes: tuple[Mistakes, ...]) -> Mistakes:
    return Mistakes(*(sum(column) for column in zip(*mistakes, strict=True)))


def mistakes_table_caption() -> Said:
    return say("confusion.people.mistakes_table_caption")


def noise(people: People) -> list[Said]:
    """Which labels people refuse most and least."""
    shares = [of.share for of in people.noise]
    if all(share is None for share in shares):
        return [say("confusion.people.noise_unknown")]
    return ranked(shares, people.noise_order, measure="noise")


def noise_table(people: People) -> Table:
    """A row a label."""
    return tabulate(
        "confusion.people.noise_table",
        [
            {
                "of": label,
                "faces": of.faces,
                "backed": of.label,
                "contradicted": of.other,
                "commonest": of.commonest,
                "no_class": of.no_class,
                "split": of.split,
                "noise": of.share,
            }
            for label, of in enumerate(people.noise)
        ],
    )


def noise_table_caption() -> Said:
    return say("confusion.people.noise_table_caption")
