"""The maps that are averaged, and how far the methods agree on them."""

from collections.abc import Sequence

from fer.findings.said import Said, say
from fer.saliency.findings.means import side, told
from fer.saliency.maps import GUIDED
from fer.saliency.mean_maps import Averaged

ALIKE = 0.5  # rank correlation; methods that have less in common tell different stories


def explained(networks: int) -> list[Said]:
    """What the maps are of, where several networks answer together and there is no one logit."""
    return [say("saliency.maps.of_several", networks=networks)] if networks > 1 else []


def unguided(methods: Sequence[str]) -> list[Said]:
    """That guided backprop is left out where the network, of which `methods` can be asked, has nothing to guide."""
    return [] if set(GUIDED) <= set(methods) else [say("saliency.maps.unguided")]


def base(averaged: Averaged) -> list[Said]:
    """What is the matter with the faces that are averaged: none is right, or none of a class, or there is none."""
    classes = range(len(averaged.faces))
    absent = [k for k in classes if not averaged.held_out[k]]
    gone = [say("saliency.maps.absent", classes=absent)] if absent else []
    if not averaged.right:
        return [say("saliency.maps.none_right"), *gone]
    never = [k for k in classes if averaged.held_out[k] and not averaged.faces[k]]
    return [*([say("saliency.maps.never_right", classes=never)] if never else []), *gone]


def mean_caption(averaged: Averaged) -> Said:
    fewest, most = min(averaged.faces), max(averaged.faces)
    span = None if fewest == most else fewest
    return say("saliency.maps.mean_caption", fewest=span, most=most, right=averaged.right)


def agreement(averaged: Averaged) -> list[Said]:
    """How alike are the maps of two methods on one face?"""
    known = [(pair.correlation.value, pair) for pair in averaged.agreement if pair.correlation is not None]
    if not known:
        return [say("saliency.maps.no_order")]
    least, most = (end(known, key=lambda of: of[0])[1] for end in (min, max))
    sides = [side(pair.correlation, ALIKE) for _, pair in known]
    correlations = say(
        "saliency.maps.correlations",
        least=say("saliency.maps.correlation", **told(least.correlation)),
        most=say("saliency.maps.correlation", **told(most.correlation)),
        least_of=least.methods,
        most_of=most.methods,
    )
    if -1 in sides:
        return [say("saliency.maps.differ"), correlations, say("saliency.maps.not_alone")]
    if 0 in sides:
        return [say("saliency.maps.alike_is_open", enough=ALIKE), correlations, say("saliency.maps.not_alone")]
    return [say("saliency.maps.alike"), correlations]


def empty(averaged: Averaged) -> Said:
    """Maps that are zero everywhere, which means and densities leave out."""
    found = [(method, number) for method, number in averaged.empty.items() if number]
    if not found:
        return say("saliency.maps.none_empty")
    return say("saliency.maps.empty", maps=found, faces=sum(averaged.faces))
