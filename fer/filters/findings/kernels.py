"""What the kernels of the first layer compare."""

from fer.filters.kernels import Kernels
from fer.findings.said import Said, say


def caption(kernels: Kernels) -> Said:
    return say("filters.kernels.caption", kernels=len(kernels.edge_share), side=kernels.side)


def alt(kernels: Kernels) -> Said:
    values = {"edges": kernels.edges, "brightness": kernels.brightness}
    return say("filters.kernels.alt", kernels=len(kernels.edge_share), **values)


def verdict(kernels: Kernels) -> list[Said]:
    """Does the first layer compare pixels, or pass brightness on? And would weights without any order?"""
    number = len(kernels.edge_share)
    sorts = {
        "cancelling": kernels.edges,
        "of_one_sign": kernels.brightness,
        "between": number - kernels.edges - kernels.brightness,
    }
    told = [say(f"filters.kernels.{key}", kernels=of) for key, of in sorts.items() if of]
    if kernels.interval.low > kernels.chance:
        key = "more_than_chance"
    elif kernels.interval.high < kernels.chance:
        key = "fewer_than_chance"
    else:
        key = "as_by_chance"
    summed = [say("filters.kernels.summed", channels=kernels.channels)] if kernels.channels > 1 else []
    return [
        *summed,
        say("filters.kernels.sorts", kernels=number, sorts=told),
        say(f"filters.kernels.{key}", share=kernels.interval, chance=kernels.chance),
    ]
