"""The source "synthetic": faces drawn once, then kept in the cache under the hash of the program that draws them."""

from pathlib import Path

import numpy as np
from jaxtyping import Bool, Shaped

from fer.data.array_cache import Arrays, cached, hash_of
from fer.data.faces import Faces
from fer.data.synthetic import draw as synthetic

SEED = 0


def drawn_faces() -> Faces:
    """The default synthetic faces, always those of seed 0, so that runs that differ by seed share their data."""
    programs = sorted(Path(synthetic.__file__).parent.glob("*.py"))
    arrays = cached(f"synthetic-{hash_of(*programs)}-numpy-{np.__version__}", _draw)
    return Faces(**arrays, origin=synthetic.origin_of(arrays["images"], arrays["labels"]))


def drawn_masks(rows: Shaped[np.ndarray, " n"]) -> Bool[np.ndarray, "n 4 48 48"]:
    """Where brows, eyes, nose and mouth lie in the default synthetic faces of these row names."""
    return synthetic.draw_at(rows, seed=SEED).masks


def _draw() -> Arrays:
    faces = synthetic.synthetic_faces(seed=SEED)
    return {name: getattr(faces, name) for name in ("images", "labels", "usage", "rows")}
