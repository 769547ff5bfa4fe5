"""Do maps hold still under faint noise, and are they more concentrated than edges?"""

from collections.abc import Mapping

from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.findings.means import side, told
from fer.saliency.sensitivity import Sensitivity
from fer.saliency.sparseness import Sparseness
from fer.statistics.means import Mean

HALF = 0.5  # of its own norm: a map that faint noise moves further is another map
LEAST = 0.01  # of the Gini coefficient: a smaller difference is none, however narrow its interval


def steady(found: Sensitivity) -> list[Said]:
    """Which maps does faint noise move by less than half of their size, and which by more?"""
    sides = {method: _moves(mean) for method, mean in found.methods.items()}
    clauses = {-1: "steady", 1: "unsteady", 0: "may_be_steady", None: "unmoved"}
    return _sentences(sides, clauses)


def concentrated(found: Sparseness) -> list[Said]:
    """Which maps are more concentrated than the edges of the same faces, and which less?"""
    sides = {method: _differs(mean) for method, mean in found.over_edges.items()}
    alike = [method for method in sides if sides[method] == 0]
    return [
        *_sentences(sides, {1: "more_concentrated", -1: "less_concentrated"}),
        *([say("saliency.steadiness.perhaps_as_concentrated", of=alike, least=LEAST)] if alike else []),
    ]


def table(moved: Sensitivity, found: Sparseness) -> Table:
    """A row a method, and one of edges, which have no max-sensitivity."""
    return tabulate(
        "saliency.steadiness.table",
        [
            {
                "name": name,
                "sensitivity": say("saliency.steadiness.value", **told(moved.methods.get(name))),
                "gini": say("saliency.steadiness.value", **told(mean)),
                "over_edges": say("saliency.steadiness.difference", **told(found.over_edges.get(name))),
            }
            for name, mean in found.gini.items()
        ],
    )


def caption(moved: Sensitivity, found: Sparseness) -> Said:
    return say(
        "saliency.steadiness.caption",
        faces=moved.faces,
        draws=moved.draws,
        radius=moved.radius,
        passes=moved.passes,
        half=HALF,
        gini_faces=found.faces,
        least=LEAST,
    )


def _moves(mean: Mean | None) -> int | None:
    """-1 where surely less than HALF, 1 where more, 0 where that is open; None where there is no map to move."""
    return None if mean is None else side(mean, HALF)


def _differs(mean: Mean | None) -> int | None:
    """1 where surely by more than LEAST, -1 where by as much less, 0 where that is open; None without a comparison."""
    return None if mean is None else max(side(mean, LEAST), 0) + min(side(mean, -LEAST), 0)


def _sentences(sides: Mapping[str, int | None], clauses: Mapping[int | None, str]) -> list[Said]:
    """One for each side in `clauses` on which some method is."""
    groups = {clause: [method for method in sides if sides[method] == of] for of, clause in clauses.items()}
    return [say(f"saliency.steadiness.{clause}", of=methods) for clause, methods in groups.items() if methods]
