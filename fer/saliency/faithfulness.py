"""Does an answer hang on the pixels that a map names? Deletion and insertion (Petsiuk et al. 2018, section 3.3).

Blocks of a face are replaced by those of the same face, blurred until its expression is gone, in the order of a map;
or they are put back into the blurred face. The probability of the answer should fall fast, or rise fast.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int, UInt8
from numpy.typing import ArrayLike
from scipy.ndimage import gaussian_filter
from scipy.special import softmax

from fer.errors import InputError
from fer.saliency.localisation import Lead, lead
from fer.saliency.plain_maps import CENTRE, EDGES, plain_maps
from fer.statistics.interval import together
from fer.statistics.means import Mean, mean

BLOCK = 4  # pixels; single ones leave a grain that a network answers to, whatever the order
STEPS = 6
BLUR = 6.0  # pixels, standard deviation
RANDOM = "random"
BASELINES = (CENTRE, EDGES, RANDOM)  # orders that know nothing of the network
ORDERS = 3  # random ones, averaged
DELETION, INSERTION = "deletion", "insertion"

# A positive value of these methods speaks for the class and a negative one against it. The sign of a gradient says
# something else: whether a lighter or a darker pixel would speak for the class.
SIGNED = ("integrated_gradients", "occlusion")

Answer = Callable[[UInt8[np.ndarray, "n h w"]], ArrayLike]  # n faces to logits, n x k


class Curves(NamedTuple):
    """The probability of each face's class after each step, from 0 to all of the face."""

    deletion: Float[np.ndarray, "n s"]
    insertion: Float[np.ndarray, "n s"]

    def areas(self) -> dict[str, Float[np.ndarray, " n"]]:
        """Under each curve, over the share of the face: 0 to 1. Low is good for deletion, high for insertion."""
        return {
            name: np.trapezoid(curve, dx=1 / (curve.shape[1] - 1), axis=1) for name, curve in self._asdict().items()
        }


@dataclass(frozen=True)
class Outcome:
    """What one of the two tests, with blocks in one order, does to the probability of the answer; means over faces.

    Leads are differences of areas on the same faces, signed so that more is better in both tests; their intervals hold
    for all methods, tests and plain orders together.
    """

    curve: tuple[float, ...]  # probability at each step, 0 to 1
    area: Mean  # under the curve, 0 to 1
    lead: Lead | None  # over the plain order that it is least surely better than; None of these, and of one face


@dataclass(frozen=True)
class Faithfulness:
    """Both tests, by the order in which blocks go or return."""

    faces: int
    share: tuple[float, ...]  # of the face, at each step, 0 to 1
    orders: dict[str, dict[str, Outcome]]  # by order, those of BASELINES last, and DELETION or INSERTION


def all_curves(
    answer: Answer,
    images: UInt8[np.ndarray, "n h w"],
    target: Int[np.ndarray, " n"],
    maps: Mapping[str, Float[np.ndarray, "n h w"]],
    *,
    signed: Collection[str] = SIGNED,
    seed: int = 0,
) -> dict[str, list[Curves]]:
    """The curves of every method, of a blob in the centre, of an edge detector and of several random orders.

    Of the methods in `signed` the largest value goes first and the most negative last; of the others the largest
    magnitude goes first. Raises
    InputError for no face.
    """
    if not len(images):
        raise InputError("checked_faces=0: ask for at least one")
    blank = blurred(images)
    ranked = {name: of_method if name in signed else np.abs(of_method) for name, of_method in maps.items()}
    orders = {name: [order(of_method, seed=seed)] for name, of_method in {**ranked, **plain_maps(images)}.items()}
    even = np.zeros(images.shape)
    orders[RANDOM] = [order(even, seed=seed + 1 + k) for k in range(ORDERS)]
    ends = probability(answer, images, target), probability(answer, blank, target)
    return {
        name: [curves(answer, images, blank, target, one, ends=ends) for one in of_method]
        for name, of_method in orders.items()
    }


def blurred(images: UInt8[np.ndarray, "n h w"]) -> UInt8[np.ndarray, "n h w"]:
    """The faces without their features, in the same light."""
    soft = gaussian_filter(images.astype(np.float32), (0, BLUR, BLUR), mode="nearest")
    return soft.round().astype(np.uint8)


def order(maps: Float[np.ndarray, "n h w"], *, block: int = BLOCK, seed: int = 0) -> Int[np.ndarray, "n m"]:
    """Blocks of each face, counted in rows, from the largest sum of the map down; equal sums in random order.

    Sums keep their sign: what is most negative goes last.
    """
    n, height, width = maps.shape
    sums = maps.reshape(n, height // block, block, width // block, block).sum(axis=(2, 4)).reshape(n, -1)
    return np.lexsort((np.random.default_rng(seed).random(sums.shape), -sums), axis=1)


def curves(
    answer: Answer,
    images: UInt8[np.ndarray, "n h w"],
    blank: UInt8[np.ndarray, "n h w"],
    target: Int[np.ndarray, " n"],
    order: Int[np.ndarray, "n m"],
    *,
    ends: tuple[Float[np.ndarray, " n"], Float[np.ndarray, " n"]] | None = None,
    block: int = BLOCK,
    steps: int = STEPS,
) -> Curves:
    """What the class's probability does as blocks of `images` give way to `blank` in that order, and the other way.

    `ends` are the probabilities of `images` and of `blank`, the same for every order.
    """
    whole, nothing = ends or (probability(answer, images, target), probability(answer, blank, target))
    place = order.argsort(axis=1)  # of each block in the order
    taken = np.linspace(0, order.shape[1], steps + 1).round().astype(int)
    deleted, inserted = [whole], [nothing]
    for number in taken[1:-1]:
        first = _pixels(place < number, images.shape, block)
        deleted.append(probability(answer, np.where(first, blank, images), target))
        inserted.append(probability(answer, np.where(first, images, blank), target))
    return Curves(np.stack([*deleted, nothing], axis=1), np.stack([*inserted, whole], axis=1))


def probability(
    answer: Answer, images: UInt8[np.ndarray, "n h w"], target: Int[np.ndarray, " n"]
) -> Float[np.ndarray, " n"]:
    """That of each face's class, 0 to 1."""
    return softmax(np.asarray(answer(images), dtype=np.float64), axis=1)[np.arange(len(target)), target]


def summarised(found: Mapping[str, Sequence[Curves]]) -> Faithfulness:
    """The means over faces of what `all_curves` found: by order one set of curves or several, which are averaged."""
    areas = {
        name: {kind: np.mean([curves.areas()[kind] for curves in several], axis=0) for kind in Curves._fields}
        for name, several in found.items()
    }
    faces, points = next(iter(found.values()))[0].deletion.shape
    return Faithfulness(
        faces=faces,
        share=tuple(np.linspace(0, 1, points).tolist()),
        orders={
            name: {
                kind: Outcome(
                    curve=tuple(np.mean([getattr(curves, kind) for curves in several], axis=(0, 1)).tolist()),
                    area=_mean(areas[name][kind]),
                    lead=_lead(areas, name, kind) if name not in BASELINES and faces > 1 else None,
                )
                for kind in Curves._fields
            }
            for name, several in found.items()
        },
    )


def _lead(areas: Mapping[str, Mapping[str, Float[np.ndarray, " n"]]], name: str, kind: str) -> Lead:
    """Over the plain orders, which are among `areas`."""
    sign = -1 if kind == DELETION else 1
    comparisons = (len(areas) - len(BASELINES)) * len(Curves._fields) * len(BASELINES)
    plain = {order: sign * areas[order][kind] for order in BASELINES}
    return lead(sign * areas[name][kind], plain, together(comparisons))


def _mean(values: Float[np.ndarray, " n"]) -> Mean:
    found = mean(values)
    assert found is not None, "each face has its curves"
    return found


def _pixels(chosen: Bool[np.ndarray, "n m"], shape: tuple[int, int, int], block: int) -> Bool[np.ndarray, "n h w"]:
    n, height, width = shape
    return chosen.reshape(n, height // block, width // block).repeat(block, axis=1).repeat(block, axis=2)
