"""The maps that are averaged, and how far the methods agree on them."""

from fer.findings.said import Said, say
from fer.saliency.mean_maps import Averaged

ALIKE = 0.5  # rank correlation; methods that have less in common tell different stories


def mean_caption(averaged: Averaged) -> Said:
    fewest, most = min(averaged.faces), max(averaged.faces)
    return say("saliency.maps.mean_caption", fewest=None if fewest == most else fewest, most=most)


def agreement(averaged: Averaged) -> list[Said]:
    """How alike are the maps of two methods on one face?"""
    pairs = sorted(averaged.agreement, key=lambda pair: pair.correlation)
    least, most = pairs[0], pairs[-1]
    correlations = say(
        "saliency.maps.correlations",
        least=least.correlation,
        most=most.correlation,
        least_of=least.methods,
        most_of=most.methods,
    )
    if least.correlation < ALIKE:
        return [say("saliency.maps.differ"), correlations, say("saliency.maps.not_alone")]
    return [say("saliency.maps.alike"), correlations]


def empty(averaged: Averaged) -> Said:
    """Maps that are zero everywhere, which means and densities leave out."""
    found = [(method, number) for method, number in averaged.empty.items() if number]
    if not found:
        return say("saliency.maps.none_empty")
    return say("saliency.maps.empty", maps=found, faces=sum(averaged.faces))
