"""Error rates of what is said of layers, of parts seen by filters and of concept vectors."""

from collections.abc import Callable

import numpy as np
import torch
from numpy.random import Generator

from error_rates.case import Coverage, Null
from fer.data.emotions import PARTS
from fer.filters import concepts, dissection, embedding, layer_probes
from fer.filters.findings import concepts as on_concepts
from fer.filters.findings import dissection as on_parts
from fer.filters.findings import embedding as on_pictures
from fer.filters.findings import layer_probes as on_layers
from fer.filters.layers import Layer, standardised
from fer.statistics.interval import Interval

LARGE = 20_000  # faces on which a probe's true share is told


def cases() -> list[Coverage | Null]:
    """All intervals and verdicts of these sections."""
    sizes = (100, 300, 1500, 3589)
    return [
        *(Coverage("share read by a layer's probe (Wilson, held-out half)", n, _probe_holds(n)) for n in sizes),
        *(Null("a probe reads the class: labels at random", n, _probe_claims(n)) for n in sizes),
        Null("a layer tells more than random weights do: both are noise", 300, _layer_claims),
        Null("a picture shows more or less of the classes: both are noise", 400, _picture_claims),
        Null("filters lie on parts, or follow them: blobs at random places", 30, _parts_claims),
        Null("an answer moves along an action unit: pictures without it", 40, _unit_claims),
    ]


def _layer(rng: Generator, labels: np.ndarray, signal: float) -> Layer:
    means = rng.standard_normal((len(labels), 6))
    means[:, 0] += signal * labels
    return Layer(6, 6, standardised(means))


def _read(rng: Generator, n: int, signal: float) -> layer_probes.Read:
    labels = rng.integers(0, 7, n)
    half = layer_probes.halves(labels, seed=int(rng.integers(1 << 30)))
    if half is None:
        raise ValueError("too few faces")
    layers = [_layer(rng, labels, signal)]
    return layer_probes.read(layers, [_layer(rng, labels, 0)], labels[:, None], half, None)


def _probe_holds(n: int) -> Callable[[Generator], bool]:
    """The interval of a probe holds what the same probe reads of many more faces."""

    def held(rng: Generator) -> bool:
        labels = rng.integers(0, 7, n + LARGE)
        half = np.arange(n + LARGE) < n // 2
        layer = _layer(rng, labels, 0.5)
        right = layer_probes._right(layer.means, labels[:, None], half)
        found = layer_probes._share(right[: n - n // 2])
        return found.low <= right.mean() <= found.high

    return held


def _probe_claims(n: int) -> Callable[[Generator], bool]:
    def claimed(rng: Generator) -> bool:
        read = _read(rng, n, 0)
        know = layer_probes.LayersKnow(n, Interval(0, 0, 1), read, 0, None)
        return not on_layers.classes(know)[0].key.endswith("open")

    return claimed


def _layer_claims(rng: Generator) -> bool:
    know = layer_probes.LayersKnow(300, Interval(0, 0, 1), _read(rng, 300, 0), 0, None)
    return not on_layers.classes(know)[-1].key.endswith("open")


def _picture_claims(rng: Generator) -> bool:
    labels, values = rng.integers(0, 7, 400), rng.standard_normal((400, 8))
    kept = embedding.kept_of(Layer(8, 6, values), rng.standard_normal((400, 2)), labels)
    (said,) = on_pictures.verdict(embedding.Embedded(400, 1 / 7, (kept,)), faces=400)
    return not said.key.endswith("alike")


def _parts_claims(rng: Generator) -> bool:
    """Parts and what filters see move with the faces, but not together; masks lie at a random place."""
    n, filters = 30, 8
    masks = np.zeros((n, len(PARTS), 48, 48), dtype=bool)
    moved = rng.integers(-2, 3, size=(n, 2))
    for k, (row, column) in enumerate(((8, 10), (16, 10), (24, 20), (36, 16))):
        for face, (down, right) in enumerate(moved):
            masks[face, k, row + down : row + down + 5, column + right : column + right + 12] = True
    masks = np.roll(masks, rng.integers(0, 48, 2), axis=(2, 3))
    maps = rng.random((n, filters, 6, 6)) * 0.3
    places = rng.integers(0, 6, size=(filters, 2))
    maps[:, np.arange(filters), places[:, 0], places[:, 1]] += 1
    large = torch.nn.functional.interpolate(torch.from_numpy(maps).float(), size=48, mode="bilinear")
    rolled = torch.roll(large, tuple(rng.integers(0, 48, 2).tolist()), dims=(2, 3))
    found = dissection.dissect(rolled, masks, seed=int(rng.integers(1 << 30)))
    follow = any(of.p_follows <= on_parts.LEVEL for of in found.filters)
    return found.p <= on_parts.LEVEL or follow


def _unit_claims(rng: Generator) -> bool:
    units = len(concepts.ACTION_UNITS)
    vectors = rng.standard_normal((units, 40, 6))
    slopes = [rng.standard_normal((10, 6)) + 1 for _ in range(7)]
    found = concepts.judge(
        vectors,
        vectors @ rng.standard_normal((6, 7)),
        slopes,
        list(range(7)),
        strength=0.8,
        seed=int(rng.integers(1 << 30)),
    )
    return any(of.p <= on_concepts.LEVEL or of.p_drawn <= on_concepts.LEVEL for of in found.along)
