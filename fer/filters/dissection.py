"""Does a filter see a part of the face? Network dissection (Bau et al. 2017, section 2) on drawn faces.

The maps of a filter are enlarged to the size of the faces; the TOP share of their values, over all faces together, is
set beside the masks of each part, by the intersection over the union of both over all faces. Chance is told in two
ways. The masks of all faces and parts are moved together, by every distance and direction, round the edges of the
picture: do filters lie on parts rather than elsewhere? And each face gets the masks of another: faces lie alike in
their pictures, so this changes little, but a filter that sees a part follows it from face to face.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from jaxtyping import Bool, Float, Int
from scipy.fft import irfft2, rfft2
from torch import Tensor
from torch.nn.functional import interpolate

from fer.data.emotions import PARTS
from fer.data.examples import evenly_spread
from fer.data.faces import SIDE
from fer.data.synthetic.draw import SyntheticFaces
from fer.models.network import Network
from fer.models.prediction import predict, to_input
from fer.models.probe import passed_on, reader
from fer.runs.config import Kind
from fer.statistics.interval import Interval, share

TOP = 0.05  # of the values of a filter's maps: about the share of a picture that a part fills
PLACES = 0.05  # a filter lies on a part where no more of the places of the masks suit it as well
ELSEWHERE = 0.975  # of the places of the masks: as many filters as lie on them in so many are no surprise
SWAPS = 500  # of the masks among the faces
FILTERS = 128  # at most so many, evenly spread, are dissected
_AT_ONCE = 16  # filters whose maps are enlarged together, three times faster than one by one
_ROUNDING = 1e-6  # by which a figure may fall short of one that is equal


@dataclass(frozen=True)
class Overlap:
    """One filter's strong values beside the part that they suit best."""

    filter: int
    part: str  # one of PARTS
    iou: float  # intersection over union, 0 to 1
    lift: float  # that, as a multiple of its mean over all places of the masks
    places: float  # share of all places at which the filter's best part suits it as well
    p_follows: float  # share of the swaps in which any filter suits any part as well; only of this part


@dataclass(frozen=True)
class Dissection:
    """The filters of one network's last convolution."""

    filters: tuple[Overlap, ...]  # those that have strong values, largest lift first
    silent: int  # those whose maps are one number
    on_parts: int  # filters with `places` up to PLACES
    elsewhere: float  # in the share ELSEWHERE of the places no more lie on the masks
    p: float  # share of the places at which as many do


@dataclass(frozen=True)
class PartsSeen:
    """A network and random weights in its place, dissected on the same drawn faces."""

    faces: int  # drawn
    of: int  # filters of the last convolution
    top: float  # share of the values of a map that count as strong
    learnt_from: Kind  # the faces that the network was trained on; drawn ones are others than these
    accuracy: Interval  # of the network on the drawn faces
    luck: float  # the accuracy of always naming their commonest class
    trained: Dissection
    random: Dissection


def measure(model: Network, random: Network, drawn: SyntheticFaces, *, learnt_from: Kind, seed: int = 0) -> PartsSeen:
    """The last convolutions of a network and of the same with random weights, on the same drawn faces."""
    right = predict(model, drawn.images).argmax(dim=1).numpy() == drawn.labels
    maps = last_maps(model, drawn)
    chosen = evenly_spread(maps.shape[1], number=FILTERS)
    trained, untrained = (
        dissect(of_one[:, torch.from_numpy(chosen)], drawn.masks, numbers=chosen, seed=seed)
        for of_one in (maps, last_maps(random, drawn))
    )
    return PartsSeen(
        faces=len(drawn.labels),
        of=maps.shape[1],
        top=TOP,
        learnt_from=learnt_from,
        accuracy=share(int(right.sum()), len(right)),
        luck=float(np.bincount(drawn.labels).max() / len(drawn.labels)),
        trained=trained,
        random=untrained,
    )


def last_maps(model: Network, drawn: SyntheticFaces) -> Float[Tensor, "n c i j"]:
    """The maps of the last convolution, where the layers behind read them."""
    maps_of = reader(model, passed_on(model, model.last_convolution))
    with torch.no_grad():
        return torch.cat([maps_of(part) for part in to_input(drawn.images).split(128)]).cpu()


def dissect(
    maps: Float[Tensor, "n c i j"],
    masks: Bool[np.ndarray, "n 4 48 48"],
    *,
    numbers: Int[np.ndarray, " c"] | None = None,
    seed: int = 0,
) -> Dissection:
    """Every filter against every part; `numbers` are the filters' names, 0, 1, ... if not given.

    The places of the masks are those of all filters at once, so the number of filters that lie on parts is one
    statistic, with its exact distribution over the places. Of following, p allows for all filters and parts (the
    largest of all; Westfall & Young 1993).
    """
    numbers = np.arange(maps.shape[1]) if numbers is None else numbers
    spectra, area = np.conj(rfft2(masks.astype(np.float32))), masks.sum(axis=(0, 2, 3))
    flat = masks.swapaxes(0, 1).reshape(-1, SIDE * SIDE).astype(np.float32).T
    rng = np.random.default_rng(seed)
    swaps = np.array([rng.permutation(len(masks)) for _ in range(SWAPS)])
    crowd, highest, found = np.zeros((SIDE, SIDE), dtype=int), np.full(SWAPS, -np.inf), []
    for number, strong in zip(numbers.tolist(), strong_values(maps), strict=True):
        if not strong.any():
            continue
        iou, lift = _at_all_places(strong, spectra, area)
        best = lift.max(axis=0)
        as_good = _share_as_large(best)
        crowd += as_good <= PLACES
        own, swapped = _swapped(strong, flat, swaps)
        highest = np.maximum(highest, swapped)
        part = int(lift[:, 0, 0].argmax())
        found.append((number, part, iou[part, 0, 0], lift[part, 0, 0], as_good[0, 0], own[part]))
    overlaps = [
        Overlap(number, PARTS[part], float(iou), float(lift), float(places), _share_of(highest >= follows - _ROUNDING))
        for number, part, iou, lift, places, follows in found
    ]
    return Dissection(
        filters=tuple(sorted(overlaps, key=lambda overlap: -overlap.lift)),
        silent=maps.shape[1] - len(overlaps),
        on_parts=int(crowd[0, 0]),
        elsewhere=float(np.quantile(crowd, ELSEWHERE, method="higher")),
        p=float((crowd >= crowd[0, 0]).mean()),
    )


def strong_values(maps: Float[Tensor, "n c i j"], *, top: float = TOP) -> Iterator[Bool[np.ndarray, "n 48 48"]]:
    """For each filter where its maps, enlarged to the faces' size, exceed the quantile that leaves `top` of them.

    Nowhere for a filter whose maps are one number.
    """
    for first in range(0, maps.shape[1], _AT_ONCE):
        some = maps[:, first : first + _AT_ONCE].contiguous(memory_format=torch.channels_last)
        large = interpolate(some, size=(SIDE, SIDE), mode="bilinear", align_corners=False)
        rank = int((1 - top) * (large[:, 0].numel() - 1))
        for values in large.unbind(dim=1):
            of_one = values.numpy().copy()  # side by side in memory
            yield of_one > np.partition(of_one, rank, axis=None)[rank]


def _at_all_places(
    strong: Bool[np.ndarray, "n 48 48"], spectra: np.ndarray, area: Int[np.ndarray, " 4"]
) -> tuple[Float[np.ndarray, "4 48 48"], Float[np.ndarray, "4 48 48"]]:
    """Intersection over union with the masks moved by every (rows, columns), and as a multiple of its mean."""
    products = np.einsum("nij,npij->pij", rfft2(strong.astype(np.float32)), spectra)
    both = np.rint(irfft2(products, s=(SIDE, SIDE)))
    iou = both / np.maximum(strong.sum() + area[:, None, None] - both, 1)
    mean = iou.mean(axis=(1, 2), keepdims=True)
    return iou, np.divide(iou, mean, out=np.zeros(iou.shape), where=mean > 0)


def _share_as_large(values: Float[np.ndarray, "h w"]) -> Float[np.ndarray, "h w"]:
    """For each value the share of all that are as large, itself included."""
    ranked = np.sort(values, axis=None)
    return 1 - np.searchsorted(ranked, values - _ROUNDING) / values.size


def _swapped(
    strong: Bool[np.ndarray, "n 48 48"], masks: Float[np.ndarray, "pixels cases"], swaps: Int[np.ndarray, "r n"]
) -> tuple[Float[np.ndarray, " 4"], Float[np.ndarray, " r"]]:
    """How far the intersection with the faces' own masks lies above that with swapped ones, in standard deviations of
    the latter; of each part, and for each swap the largest of the parts."""
    n = len(strong)
    both = (strong.reshape(n, -1).astype(np.float32) @ masks).reshape(n, len(PARTS), n).swapaxes(0, 1)
    rest = both - both.mean(axis=1, keepdims=True) - both.mean(axis=2, keepdims=True)
    rest += both.mean(axis=(1, 2), keepdims=True)
    # of a random assignment (Hoeffding 1951, theorem 2), whose mean the double centring has taken away
    deviation = np.maximum(np.sqrt((rest**2).sum(axis=(1, 2)) / max(n - 1, 1)), _ROUNDING)
    faces = np.arange(n)
    own = rest[:, faces, faces].sum(axis=1) / deviation
    swapped = rest.reshape(len(PARTS), n * n).take(faces * n + swaps, axis=1)
    return own, (swapped.sum(axis=2) / deviation[:, None]).max(axis=0)


def _share_of(as_large: Bool[np.ndarray, " r"]) -> float:
    """Of the swaps, the faces' own masks counted as one of them."""
    return float((1 + as_large.sum()) / (1 + len(as_large)))


def strong_on(
    model: Network, drawn: SyntheticFaces, filters: Int[np.ndarray, " f"], *, faces: int
) -> Bool[np.ndarray, "f n 48 48"]:
    """The strong values of some filters on the first `faces`, as `dissect` has them."""
    maps = last_maps(model, drawn)
    strong = [of_one[:faces] for of_one in strong_values(maps[:, torch.from_numpy(filters)])]
    return np.array(strong, dtype=bool).reshape(len(strong), len(drawn.labels[:faces]), SIDE, SIDE)


def masks_of(drawn: SyntheticFaces, filters: Sequence[Overlap], *, faces: int) -> Bool[np.ndarray, "f n 48 48"]:
    """The masks of each filter's best part on the first `faces`."""
    parts = [PARTS.index(of.part) for of in filters]
    return drawn.masks[:faces, parts].swapaxes(0, 1)
