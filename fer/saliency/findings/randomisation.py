"""Do maps follow the weights, and which methods do that and find planted marks?"""

from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.findings.localisation import true_methods
from fer.saliency.localisation import Comparison
from fer.saliency.randomisation import Likeness, Randomisation

HALF = 0.5  # of what makes a map that of this face and network: who keeps more of it fails
FOLLOWS, LOWER_LAYERS, STAYS, OPEN, UNTESTED = "follows", "lower_layers", "stays", "open", "untested"


def verdict_of(likeness: Likeness | None) -> str:
    """STAYS where surely more than HALF is kept at the end. Where surely less is: FOLLOWS if so with random logits
    too, LOWER_LAYERS if these surely leave more. OPEN where an interval holds HALF, UNTESTED without a map."""
    if likeness is None:
        return UNTESTED
    logits, end = likeness.kept_logits, likeness.kept
    if end.low > HALF:
        return STAYS
    if end.high < HALF < logits.low:
        return LOWER_LAYERS
    return FOLLOWS if end.high < HALF and logits.high < HALF else OPEN


def caption(found: Randomisation) -> Said:
    faces = [likeness.faces for likeness in found.methods.values() if likeness is not None] or [0]
    fewest, most = min(faces), max(faces)
    return say("saliency.randomisation.caption", fewest=None if fewest == most else fewest, most=most)


def alt(found: Randomisation) -> Said:
    """What the curves show: of each method the likeness with random logits, and at the end."""
    told = [
        say("saliency.randomisation.alt_of_method", name=method, first=of.curve[1].value, last=of.curve[-1].value)
        for method, of in found.methods.items()
        if of is not None
    ]
    return say("saliency.randomisation.alt", told=told)


def table(found: Randomisation) -> Table:
    """A row a method: likeness after the first step and at the end, that of two faces, and what is kept."""
    return tabulate(
        "saliency.randomisation.table",
        [
            {
                "name": method,
                "first": None if likeness is None else likeness.curve[1].value,
                "last": None if likeness is None else likeness.curve[-1],
                "strangers": None if likeness is None else likeness.strangers,
                "kept": None if likeness is None else likeness.kept,
                "verdict": verdict_of(likeness),
            }
            for method, likeness in found.methods.items()
        ],
    )


def follow(found: Randomisation) -> list[Said]:
    """Which methods follow the weights, which do not, and why integrated gradients keep something."""
    groups = _by_verdict(found)
    untested = groups.pop(UNTESTED)
    tested = [verdict for verdict in groups if groups[verdict]]
    if not tested:
        return [say("saliency.randomisation.no_test")]
    clauses = {FOLLOWS: "follow", LOWER_LAYERS: "follow_lower_layers", STAYS: "stay", OPEN: "may_follow"}
    told = [say(f"saliency.randomisation.{clauses[verdict]}", of=groups[verdict]) for verdict in tested]
    if tested == [FOLLOWS] and not untested:
        lead = say("saliency.randomisation.all_follow")
    elif tested == [STAYS] and not untested:
        lead = say("saliency.randomisation.none_follows")
    elif len(told) == 1:
        lead = say("saliency.randomisation.all_the_same", told=told[0])
    else:
        lead = say("saliency.randomisation.differ", told=told)
    return [
        lead,
        *([say("saliency.randomisation.untested", of=untested)] if untested else []),
        *_face_as_a_factor(found),
    ]


def trusted(comparison: Comparison | None, found: Randomisation) -> list[Said]:
    """Which methods both find planted marks and follow the weights; what of those that do one alone?

    `comparison` is that on planted marks, None where these cannot judge.
    """
    if comparison is None:
        return [say("saliency.randomisation.truth_unknown")]
    ahead, groups = true_methods(comparison), _by_verdict(found)
    true = {verdict: [method for method in of if method in ahead] for verdict, of in groups.items()}
    alone = [method for method in groups[FOLLOWS] if method not in ahead]
    but = {
        LOWER_LAYERS: "true_of_lower_layers",
        STAYS: "true_and_staying",
        OPEN: "true_and_open",
        UNTESTED: "true_and_untested",
    }
    return [
        say("saliency.randomisation.trusted", names=true[FOLLOWS])
        if true[FOLLOWS]
        else say("saliency.randomisation.none_trusted"),
        *(say(f"saliency.randomisation.{but[verdict]}", names=true[verdict]) for verdict in but if true[verdict]),
        *([say("saliency.randomisation.follow_alone", names=alone)] if alone else []),
    ]


def _by_verdict(found: Randomisation) -> dict[str, list[str]]:
    """The methods of each verdict, in the order in which the verdicts are told."""
    groups: dict[str, list[str]] = {verdict: [] for verdict in (FOLLOWS, LOWER_LAYERS, STAYS, OPEN, UNTESTED)}
    for method, likeness in found.methods.items():
        groups[verdict_of(likeness)].append(method)
    return groups


def _face_as_a_factor(found: Randomisation) -> list[Said]:
    """Why a map that has the face as a factor stays a little, where it does."""
    likeness = found.methods.get("integrated_gradients")
    if likeness is None or likeness.kept.low <= 0:
        return []
    return [say("saliency.randomisation.face_as_a_factor", kept=likeness.kept.value)]
