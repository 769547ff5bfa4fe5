"""Question 5: intervals and verdicts on filters, on numbers of which the truth is known.

Where a statistic is taken over filters and not over faces, `faces` says over how many.
"""

from dataclasses import replace
from functools import partial

import numpy as np
from jaxtyping import Float, Int
from numpy.random import Generator

from error_rates.case import Coverage, Null
from fer.filters import ablation, counted, field, groups, kernels, maxima, responses
from fer.filters.ablation import Ablation, RankCorrelations
from fer.filters.facts import StrongestFaces
from fer.filters.field import Seen
from fer.filters.findings import ablation as on_ablation
from fer.filters.findings import field as on_field
from fer.filters.findings import images as on_images
from fer.filters.findings import kernels as on_kernels
from fer.filters.findings import kinds as on_kinds
from fer.filters.findings import maxima as on_maxima
from fer.filters.findings import selectivity as on_selectivity
from fer.filters.kinds import KINDS
from fer.filters.selectivity import selectivity, set_apart
from fer.filters.silencing import Ablated
from fer.statistics.interval import LEVEL, together

SIZES = (100, 300, 1500, 3589)
CLASSES = np.array([467, 56, 496, 895, 653, 415, 607]) / 3589  # of FER2013's PublicTest
RIGHT = 0.65  # of the faces, with all filters
FILTERS, STARTS = 16, 3  # compared from start to start
CHANCE = np.array([0.6, 0.1, 0.1, 0.08, 0.05, 0.03, 0.02, 0.01, 0.01, 0.0])  # of KINDS


def cases() -> list[Coverage | Null]:
    """Intervals first, then verdicts."""
    return [
        *(Coverage("changes of recall, all of a table of 7 × 7 (Agresti-Min)", n, partial(_changes, n)) for n in SIZES),
        *(Coverage("a class's fall less the others', all of 7", n, partial(_beyond, n)) for n in SIZES),
        *(Coverage("variance between a class and the others, all of 8", n, partial(_apart, n)) for n in SIZES),
        *(Coverage("rank correlation over filters", n, partial(_correlation, n)) for n in (64, 192)),
        *(Coverage("share of kernels that cancel (Wilson)", n, partial(_cancelling, n)) for n in (16, 64)),
        Coverage("agreement in kind from start to start, of filters", FILTERS, _agreement),
        Coverage("kinds less their share in noise, all of 10, of filters", FILTERS, partial(_excess, 20.0)),
        *(Null("a recall changes; all fall and rise alike", n, partial(_some_change, n)) for n in SIZES),
        *(Null("a class hangs on its filters; all fall alike", n, partial(_some_hang, n)) for n in SIZES),
        *(Null("strongest faces share a class, more or less", n, partial(_share_class, n)) for n in SIZES),
        *(Null("faces lead noise, or noise faces", n, partial(_leads, n)) for n in SIZES),
        *(Null("some filter of 8 tells the classes apart", n, partial(_tells_apart, n)) for n in SIZES[:3]),
        *(Null("selectivity tells worth, of filters", n, partial(_worth, n)) for n in (64, 192)),
        *(Null("random kernels compare pixels, more or less", n, partial(_edges, n)) for n in (16, 64)),
        Null("kinds replicate, of filters", FILTERS, _kind_replicates),
        Null("some kind is more or less frequent than in noise, of filters", FILTERS, _some_kind),
        Null("crops come from the same faces, of filters", 16, _crops),
    ]


def _ablated(
    rng: Generator, n: int, lost: Float[np.ndarray, "g 7"], won: Float[np.ndarray, "g 7"]
) -> tuple[Ablated, Int[np.ndarray, " n"]]:
    """Without group g a right face of class k is lost with probability lost[g, k], a wrong one won with won[g, k]."""
    labels = rng.choice(7, n, p=CLASSES)
    before, fate = rng.random(n) < RIGHT, rng.random((len(lost), n))
    after = np.where(before, fate >= lost[:, labels], fate < won[:, labels])
    right, wrong = np.eye(7)[labels], np.eye(7)[(labels + 1) % 7]
    return Ablated(np.where(before[:, None], right, wrong), np.where(after[..., None], right, wrong)), labels


def _rates(rng: Generator) -> tuple[Float[np.ndarray, "7 7"], Float[np.ndarray, "7 7"], Float[np.ndarray, "7 7"]]:
    """What is lost and won, and how recall changes by that."""
    lost, won = rng.uniform(0, 0.2, (7, 7)), rng.uniform(0, 0.2, (7, 7))
    return lost, won, (1 - RIGHT) * won - RIGHT * lost


def _facts(ablated: Ablated, labels: Int[np.ndarray, " n"]) -> Ablation:
    changes = ablation.recall_changes(ablated, labels)
    return Ablation(
        faces=len(labels),
        class_faces=tuple(np.bincount(labels, minlength=7).tolist()),
        right=1,
        filters=len(changes),
        single=changes,
        classes=tuple(range(len(changes))),
        sizes=(1,) * len(changes),
        groups=changes,
        beyond=ablation.beyond_others(ablated, labels),
        answers_changed=(),
        recall_lost=(),
        correlations=RankCorrelations(0, None, None),
        unheard=(),
    )


def _changes(n: int, rng: Generator) -> bool:
    lost, won, truth = _rates(rng)
    found = ablation.recall_changes(*_ablated(rng, n, lost, won))
    known = [(cell.change, truth[g, k]) for g, row in enumerate(found) for k, cell in enumerate(row) if cell.change]
    return all(change.low <= true <= change.high for change, true in known)


def _beyond(n: int, rng: Generator) -> bool:
    lost, won, truth = _rates(rng)
    ablated, labels = _ablated(rng, n, lost, won)
    there = np.unique(labels)
    held = []
    for k, row in enumerate(ablation.beyond_others(ablated, labels)):
        if (interval := row[k]) is not None:
            true = truth[k, k] - truth[k, there[there != k]].mean()
            held.append(interval.low <= true <= interval.high)
    return all(held)


def _some_change(n: int, rng: Generator) -> bool:
    """As many wrong faces are won as right ones are lost."""
    lost = np.full((16, 7), 0.07)
    told = on_ablation.single(range(16), _facts(*_ablated(rng, n, lost, lost * RIGHT / (1 - RIGHT))))
    return told[0].key.endswith("some_change")


def _some_hang(n: int, rng: Generator) -> bool:
    told = on_ablation.groups(_facts(*_ablated(rng, n, np.full((7, 7), 0.15), np.full((7, 7), 0.02))))
    return told[0].key.endswith("classes_hang")


def _apart(n: int, rng: Generator) -> bool:
    """Every filter's mean moves with the class, and scatters by 1 within it."""
    labels, means = rng.choice(7, n, p=CLASSES), rng.normal(0, 0.7, (7, 8))
    values = means[labels] + rng.standard_normal((n, 8))
    centre = CLASSES @ means
    variance = 1 + CLASSES @ (means - centre) ** 2
    truth = CLASSES[:, None] / (1 - CLASSES[:, None]) * (means - centre) ** 2 / variance
    found = set_apart((values - values.mean(axis=0)) / values.std(axis=0), labels)
    return all(of.share.low <= truth[of.of_class, k] <= of.share.high for k, of in enumerate(found) if of)


def _tells_apart(n: int, rng: Generator) -> bool:
    labels = rng.choice(7, n, p=CLASSES)
    found = selectivity(rng.standard_normal((n, 8)), labels, shuffles=200, seed=int(rng.integers(2**31)))
    return on_selectivity.verdict(found)[0].key.endswith("some_selective")


def _correlation(filters: int, rng: Generator) -> bool:
    """Of two normal variables with a correlation of 0.4."""
    a, b = rng.standard_normal((2, filters))
    found = ablation.rank_correlation(a, 0.4 * a + np.sqrt(1 - 0.4**2) * b, level=LEVEL)
    return found is not None and found.low <= 6 / np.pi * np.arcsin(0.2) <= found.high


def _worth(filters: int, rng: Generator) -> bool:
    """Both measures of worth go together, and neither with selectivity."""
    a, b, c = rng.standard_normal((3, filters))
    level = together(2)
    both = (ablation.rank_correlation(a, of, level=level) for of in (b, b + c))
    facts = replace(_facts(*_ablated(rng, 20, *np.zeros((2, 1, 7)))), correlations=RankCorrelations(filters, *both))
    return not on_ablation.correlation(facts)[1].key.endswith("worth_not_told")


def _cancelling(number: int, rng: Generator) -> bool:
    found = kernels.measure(rng.standard_normal((number, 3, 3)))
    return found.interval.low <= found.chance <= found.interval.high


def _edges(number: int, rng: Generator) -> bool:
    return not on_kernels.verdict(kernels.measure(rng.standard_normal((number, 3, 3))))[1].key.endswith("as_by_chance")


def _sorted(rng: Generator, strength: float | None) -> np.ndarray:
    """Kinds, a row a start; filters lean to kinds the more the lower `strength`, and not at all for None."""
    if strength is None:
        return rng.choice(KINDS, (STARTS, FILTERS), p=CHANCE)
    own = np.pad(rng.dirichlet(strength * CHANCE[:-1], FILTERS), ((0, 0), (0, 1)))
    return np.stack([rng.choice(KINDS, STARTS, p=of / of.sum()) for of in own], axis=1)


def _kind(sorted_: np.ndarray) -> counted.Alike:
    pairs = [(sorted_[a][:, None] == sorted_[b]).astype(float) for a in range(STARTS) for b in range(a)]
    return counted.nearness(np.mean(pairs, axis=0))


def _agreement(rng: Generator) -> bool:
    """Two draws from one Dirichlet vector agree by (1 - sum of squares) / (strength + 1) more than two from two."""
    beyond = _kind(_sorted(rng, 2.0)).beyond
    return beyond is not None and beyond.low <= (1 - (CHANCE**2).sum()) / 3 <= beyond.high


def _kind_replicates(rng: Generator) -> bool:
    beyond = _kind(_sorted(rng, None)).beyond
    return beyond is not None and beyond.low > 0


def _shares(rng: Generator, sorted_: np.ndarray) -> dict[str, counted.Share]:
    noise = rng.choice(KINDS, 512, p=CHANCE).tolist()
    return {kind: counted.share_of(kind, sorted_, noise) for kind in KINDS}


def _excess(strength: float, rng: Generator) -> bool:
    return all(of.excess.low <= 0 <= of.excess.high for of in _shares(rng, _sorted(rng, strength)).values())


def _some_kind(rng: Generator) -> bool:
    sorted_ = _sorted(rng, None)
    alike = dict.fromkeys(counted.TRAITS, _kind(sorted_))
    found = counted.Kinds(FILTERS, FILTERS, (80,) * STARTS, (0.0,) * STARTS, 29, alike, _shares(rng, sorted_), ())
    return not on_kinds.verdict(found)[0].key.endswith("as_in_noise")


def _share_class(n: int, rng: Generator) -> bool:
    """Sixteen filters that go together have many faces in common."""
    found = rng.standard_normal((n, 16)) + 2 * rng.standard_normal((n, 1))
    best, labels = np.argsort(-found, axis=0)[:4].T, rng.choice(7, n, p=CLASSES)
    same = responses.same_class(best, labels, shuffles=400, seed=int(rng.integers(2**31)))
    faces = StrongestFaces(tuple(map(tuple, best.tolist())), tuple(map(tuple, labels[best].tolist())), same)
    return not any(said.key.endswith("few_faces") for said in on_images.same_class(faces))


def _leads(n: int, rng: Generator) -> bool:
    """Sixteen filters that go together, on faces and noise alike."""
    faces, noise = rng.standard_normal((2, n, 16)) + 2 * rng.standard_normal((2, n, 1))
    return maxima.lead(faces, noise, groups.membership(faces)).p < on_maxima.SMALL


def _crops(rng: Generator) -> bool:
    """Sixteen filters; what leads by one place has nothing to do with what leads by the whole map."""
    whole, place = (np.stack([rng.choice(60, 4, replace=False) for _ in range(16)]) for _ in range(2))
    seen = Seen(np.zeros((16, 4, 2), dtype=int), 29)
    return not on_field.crops(field.measure(seen, place, place, whole)).key.endswith("other_faces")
