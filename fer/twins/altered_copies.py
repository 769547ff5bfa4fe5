"""How many altered copies of a photograph the search for near twins finds: what its count of them may miss."""

from collections.abc import Callable, Iterator

import numpy as np
from jaxtyping import Float32, UInt8
from numpy.random import Generator
from scipy.ndimage import gaussian_filter

from fer.twins.near_twins import ALIKE, nearest
from fer.twins.poses import seen, similarity

Pixels = Float32[np.ndarray, "n 48 48"]

FACES = 300  # of FER2013's training faces, of each of which there is a copy of each kind
FOUND = {
    "mirrored": 300,
    "brighter": 300,
    "noisy": 300,
    "blurred": 300,
    "turned_5": 300,
    "turned_10": 300,
    "turned_20": 300,
    "shifted_5": 300,
    "shifted_8": 281,
    "zoomed_1.2": 300,
    "zoomed_0.8": 300,
    "zoomed_1.3": 295,
    "all_at_once": 191,
    "more_at_once": 45,
}  # copies found; a test measures them anew


def _moved(**how: float) -> Callable[[Pixels, Generator], Pixels]:
    pose = similarity(**how)
    return lambda faces, _: seen(faces, pose[None], size=48, step=1)


CHANGES: dict[str, Callable[[Pixels, Generator], Pixels]] = {
    "mirrored": lambda faces, _: faces[:, :, ::-1],
    "brighter": lambda faces, _: 0.6 * faces + 80,
    "noisy": lambda faces, rng: faces + rng.normal(0, 10, faces.shape).astype(np.float32),
    "blurred": lambda faces, _: gaussian_filter(faces, (0, 1, 1)),
    "turned_5": _moved(turn=5),
    "turned_10": _moved(turn=-10),
    "turned_20": _moved(turn=20),
    "shifted_5": _moved(right=5),
    "shifted_8": _moved(down=-8),
    "zoomed_1.2": _moved(zoom=1 / 1.2),  # what is seen closer together looks larger
    "zoomed_0.8": _moved(zoom=1 / 0.8),
    "zoomed_1.3": _moved(zoom=1 / 1.3),
    "all_at_once": _moved(turn=8, zoom=1 / 1.12, right=3, down=-2),
    "more_at_once": _moved(turn=-12, zoom=1 / 1.2, right=-4, down=3),
}


def copies(faces: UInt8[np.ndarray, "n 48 48"], *, seed: int = 0) -> Iterator[tuple[str, UInt8[np.ndarray, "n 48 48"]]]:
    """Each kind of change, and all faces changed so; a moved face goes on beyond its edge as it ends there."""
    rng = np.random.default_rng(seed)
    for kind, change in CHANGES.items():
        yield kind, change(faces.astype(np.float32), rng).round().clip(0, 255).astype(np.uint8)


def found(training: UInt8[np.ndarray, "m 48 48"], *, faces: int = FACES, seed: int = 0) -> dict[str, int]:
    """Of `faces` training faces drawn by seed, how many changed copies of each kind are taken for near twins of one
    training face or another."""
    drawn = training[np.random.default_rng(seed).choice(len(training), faces, replace=False)]
    changed = dict(copies(drawn, seed=seed))
    hits = nearest(np.concatenate(list(changed.values())), training).likeness >= ALIKE  # at once: it reads all training
    return {kind: int(of.sum()) for kind, of in zip(changed, hits.reshape(len(changed), faces), strict=True)}
