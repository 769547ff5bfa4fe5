"""Question 5, evidence: what kinds of filters there are, counted.

`facts` has "kinds": "filters" (how many were counted, of "of"), "steps" of their ascents, "side" of the motif (pixels),
"shares" (each kind's [count, share, share among motifs of noise, difference], the first and the last share with their
intervals), "usual" (the same for lines and motifs
dark on three sides together), "coherent" (filters with a clear direction), "frequency" (one a filter); and "groups":
"alike" (the correlation from which filters are near-equal), "near_equal" (lists of filters), "silent" and "unheard"
(lists of filters).
"""

from collections.abc import Mapping
from statistics import median

import pandas as pd

from fer.wording.en.prose import count, interval_cell, listed, percent, percent_interval, points_interval

_KINDS = {
    "horizontal": "lines, horizontal",
    "rising": "lines, rising",
    "vertical": "lines, vertical",
    "falling": "lines, falling",
    "bright_spot": "bright spot on dark",
    "dark_spot": "dark spot on bright",
    "dark_on_three_sides": "dark on three sides, light in the middle",
    "light_on_three_sides": "light on three sides, dark in the middle",
    "even": "even",
    "other": "none of these",
}


def lines_words() -> dict[str, str]:
    """The words in the figure of directions."""
    return {"clear": "clear direction", "unclear": "no clear direction", "radius": "cycles a face"}


def lines_caption(facts: Mapping) -> str:
    return (
        f"Images made for {_counted(facts)}: the direction of their lines (0° is horizontal, 90° vertical), and "
        "outwards their spatial frequency. The larger a dot, the more one direction prevails."
    )


def lines(facts: Mapping) -> str:
    """Have the images a direction, and how fine are they?"""
    found = facts["kinds"]
    number, clear = found["filters"], found["coherent"]
    fine = f"The median frequency is {median(found['frequency']):.1f} cycles a face ([@fig:directions])."
    if 2 * clear > number:
        return f"Taken whole, most images, {clear} of {number}, have lines of one clear direction. {fine}"
    return f"Taken whole, most images have **no** one direction; {clear} of {number} have. {fine}"


def table(facts: Mapping) -> pd.DataFrame:
    """One row a kind."""
    return pd.DataFrame(
        [
            {
                "kind": _KINDS[kind],
                "filters": number,
                "share (%)": interval_cell(share),
                "in noise (%)": f"{100 * chance:.1f}",
            }
            for kind, (number, share, chance, _) in facts["kinds"]["shares"].items()
        ]
    )


def table_caption(facts: Mapping) -> str:
    found = facts["kinds"]
    return (
        f"What the images made for {_counted(facts)} show where they excite the filter most, in a square of "
        f"{found['side']} pixels; with Wilson's 95 % interval. The last column holds noise with the spectrum of these "
        "images to the same rules."
    )


def verdict(facts: Mapping) -> str:
    """How often does the usual reading hold?"""
    found = facts["kinds"]
    number, share, chance, excess = found["usual"]
    three, three_share, three_chance, _ = found["shares"]["dark_on_three_sides"]
    text = (
        "Lines of one direction, or dark on three sides and light in the middle: so filters are often read. That "
        f"fits {number} of {found['filters']}, {percent_interval(*share)}; noise gives {percent(chance)}"
    )
    if excess[1] > 0:
        lead = f"{text}. So there are more of them than chance makes"
    elif excess[2] < 0:
        lead = f"{text}. So they are **rarer** than in noise"
    else:
        lead = (
            f"{text}, a difference of {points_interval(*excess)}. So the reading is **not** shown to be better founded"
        )
        return f"{lead} than in noise ([@tab:kinds]): what the eye finds here, it may find in noise as well."
    rest = found["filters"] - number
    most = f", and yet {rest} of {found['filters']} filters show something else" if 2 * rest > found["filters"] else ""
    shares = f"{percent_interval(*three_share)}, against {percent(three_chance)} in noise"
    corner = f"; {three} are dark on three sides, {shares}"
    return f"{lead}{corner}{most} ([@tab:kinds])."


def finding(facts: Mapping) -> str:
    """Whether the usual reading holds, in one sentence for the cover."""
    number, _, chance, excess = facts["kinds"]["usual"]
    if excess[1] > 0:
        verdict = "more often than noise would"
    elif excess[2] < 0:
        verdict = "**less** often than noise would"
    else:
        verdict = "**not** shown to be more often than noise would"
    return (
        f"{number} of {count(facts['kinds']['filters'], 'filter')} show lines of one direction, or dark on three "
        f"sides and light in the middle: {verdict} ({percent(chance)})."
    )


def groups(facts: Mapping) -> str:
    """How many filters say the same, and how many nothing?"""
    found = facts["groups"]
    of, together = facts["kinds"]["of"], sum(len(group) for group in found["near_equal"])
    if together:
        largest = found["near_equal"][0]
        same = (
            f"{together} of {count(of, 'filter')} stand in {count(len(found['near_equal']), 'group')} of near-equal "
            f"ones (every pair correlates by {found['alike']} or more over the faces); the largest is that of "
            f"{listed([str(k) for k in largest[:8]])}{' and others' if len(largest) > 8 else ''}."
        )
    else:
        same = (
            f"**No** two of {count(of, 'filter')} are near-equal (a correlation of {found['alike']} or more over the "
            "faces)."
        )
    dead = sorted({*found["silent"], *found["unheard"]})
    if not dead:
        return f"{same} **None** is dead: each varies from face to face, and without each some answer's logits move."
    return (
        f"{same} {count(len(dead))} {'is' if len(dead) == 1 else 'are'} dead: {len(found['silent'])} never vary from "
        f"face to face, and without {len(found['unheard'])} no logit of any face moves."
    )


def _counted(facts: Mapping) -> str:
    found = facts["kinds"]
    if found["filters"] == found["of"]:
        return f"all {count(found['of'], 'filter')}, by {count(found['steps'], 'step')} of ascent each"
    steps = count(found["steps"], "step")
    return f"{found['filters']} of {count(found['of'], 'filter')}, evenly spread, by {steps} of ascent each"
