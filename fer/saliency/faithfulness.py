"""Does an answer hang on the pixels that a map names? Deletion and insertion (Petsiuk et al. 2018, section 3.3).

Blocks of a face are replaced by those of the same face, blurred until its expression is gone, in the order of a map;
or they are put back into the blurred face. The probability of the answer should fall fast, or rise fast.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int, UInt8
from scipy.ndimage import gaussian_filter
from scipy.special import softmax

from fer.errors import InputError
from fer.saliency.plain_maps import CENTRE, EDGES, plain_maps
from fer.statistics.means import mean

BLOCK = 4  # pixels; single ones leave a grain that a network answers to, whatever the order
STEPS = 10
BLUR = 6.0  # pixels, standard deviation
RANDOM = "random"
BASELINES = (CENTRE, EDGES, RANDOM)  # orders that know nothing of the network
ORDERS = 3  # random ones, averaged
SIGNED = ("integrated_gradients", "occlusion")  # whose values are parts of the logit; a gradient's sign is of the grey

Answer = Callable[[UInt8[np.ndarray, "n h w"]], Float[np.ndarray, "n k"]]  # faces to logits


class Curves(NamedTuple):
    """The probability of each face's class after each step, from 0 to all of the face."""

    deletion: Float[np.ndarray, "n s"]
    insertion: Float[np.ndarray, "n s"]

    def areas(self) -> dict[str, Float[np.ndarray, " n"]]:
        """Under each curve, over the share of the face: 0 to 1. Low is good for deletion, high for insertion."""
        return {
            name: np.trapezoid(curve, dx=1 / (curve.shape[1] - 1), axis=1) for name, curve in self._asdict().items()
        }


def tested(
    answer: Answer,
    images: UInt8[np.ndarray, "n h w"],
    target: Int[np.ndarray, " n"],
    maps: Mapping[str, Float[np.ndarray, "n h w"]],
    *,
    signed: Collection[str] = SIGNED,
    seed: int = 0,
) -> dict[str, list[Curves]]:
    """The curves of every method, of a blob in the centre, of an edge detector and of several random orders.

    Of the methods in `signed` what speaks against the class goes last; of the others the magnitude counts. Raises
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


def summary(found: Mapping[str, Sequence[Curves]]) -> dict[str, Any]:
    """Plain JSON: "faces", "share" (of the face, at each step) and by name of the order, for deletion and insertion,
    "curve" (the mean), "area", "gain" (over random orders) and "over_centre" (over the blob), with 95 % intervals,
    whose bounds are None for one face.

    Gains are differences on the same faces, signed so that more is better in both tests; None against itself.
    """
    areas = {
        name: {kind: np.mean([curves.areas()[kind] for curves in several], axis=0) for kind in Curves._fields}
        for name, several in found.items()
    }
    n, points = next(iter(found.values()))[0].deletion.shape
    return {
        "faces": n,
        "share": np.linspace(0, 1, points).tolist(),
        "orders": {
            name: {
                kind: {
                    "curve": np.mean([getattr(curves, kind) for curves in several], axis=(0, 1)).tolist(),
                    "area": list(mean(areas[name][kind])[:3]),
                    "gain": _gain(areas, name, RANDOM, kind),
                    "over_centre": _gain(areas, name, CENTRE, kind),
                }
                for kind in Curves._fields
            }
            for name, several in found.items()
        },
    }


def _gain(areas: Mapping[str, Mapping[str, np.ndarray]], name: str, other: str, kind: str) -> list | None:
    if name == other:
        return None
    sign = -1 if kind == "deletion" else 1
    return list(mean(sign * (areas[name][kind] - areas[other][kind]))[:3])


def _pixels(chosen: Bool[np.ndarray, "n m"], shape: tuple[int, int, int], block: int) -> Bool[np.ndarray, "n h w"]:
    n, height, width = shape
    return chosen.reshape(n, height // block, width // block).repeat(block, axis=1).repeat(block, axis=2)
