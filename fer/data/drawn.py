"""The source "synthetic": faces drawn once, then kept in the cache under the hash of the program that draws them."""

from pathlib import Path

import numpy as np

from fer.data import synthetic
from fer.data.array_cache import Arrays, cached, hash_of
from fer.faces import Faces


def drawn_faces() -> Faces:
    """The default synthetic faces, always those of seed 0, so that runs that differ by seed share their data."""
    programs = sorted(Path(synthetic.__file__).parent.glob("*.py"))
    arrays = cached(f"synthetic-{hash_of(*programs)}-numpy-{np.__version__}", _draw)
    return Faces(**arrays, origin=synthetic.origin_of(arrays["images"], arrays["labels"]))


def _draw() -> Arrays:
    faces = synthetic.synthetic_faces()
    return {name: getattr(faces, name) for name in ("images", "labels", "usage", "rows")}
