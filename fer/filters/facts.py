"""What 05_filters states of the filters of the last convolution, and how the part without evidence is measured."""

from dataclasses import dataclass

import numpy as np

from fer.data.faces import Faces
from fer.data.twins import twin_groups
from fer.filters.ablation import Ablation
from fer.filters.concepts import Concepts
from fer.filters.counted import Kinds
from fer.filters.dissection import PartsSeen
from fer.filters.embedding import Embedded
from fer.filters.field import EffectiveField
from fer.filters.groups import Groups
from fer.filters.kernels import Kernels
from fer.filters.kinds import frequency
from fer.filters.layer_probes import LayersKnow
from fer.filters.maxima import Maxima
from fer.filters.maximise import Maximisers
from fer.filters.responses import Responses, SameClass, Strongest, same_class, standardised
from fer.filters.selectivity import Selectivity
from fer.models.probe import passed_on
from fer.models.receptive_field import receptive_field
from fer.runs.run import Run
from fer.runs.same_faces import faces_of


@dataclass(frozen=True)
class Reached:
    """Activation of each shown filter, in standard deviations above its mean over the faces."""

    made: tuple[float, ...]  # on the image made for it
    strongest: tuple[float, ...]  # on the face that excites it most
    start: tuple[float, ...]  # on the image before the first step


@dataclass(frozen=True)
class Fineness:
    """How fine images are: the centre of gravity of their power spectra, in cycles across the image."""

    made: tuple[float, ...]  # of the image made for each shown filter
    faces: float  # of the median face


@dataclass(frozen=True)
class StrongestFaces:
    """The faces that excite each shown filter most: a row a filter, strongest first."""

    index: tuple[tuple[int, ...], ...]  # positions among the faces
    labels: tuple[tuple[int, ...], ...]  # their true classes
    same_class: SameClass


@dataclass(frozen=True)
class Facts:
    """The filters of the last convolution in numbers; of several networks, those of the first."""

    held_out: str  # "val" or "test"
    labelled: int  # held-out faces with a label
    faces: int  # of these, without copies
    filters: int  # of the last convolution
    shown: tuple[int, ...]  # those whose activation varies most, by their numbers
    steps: int  # of gradient ascent that were taken
    gain: float | None  # of the last of these over those before, as a share of the height
    seed: int
    receptive_field: int  # pixels, the side of the square that one value of a map depends on
    reached: Reached
    fineness: Fineness
    strongest: StrongestFaces
    maxima: Maxima | None = None
    field: EffectiveField | None = None
    selectivity: Selectivity | None = None
    ablation: Ablation | None = None
    kinds: Kinds | None = None
    groups: Groups | None = None
    parts: PartsSeen | None = None  # of drawn faces
    concepts: Concepts | None = None
    layers: LayersKnow | None = None
    embedded: Embedded | None = None  # also None where faces are too few or all alike
    kernels: Kernels | None = None  # of the first convolution


def faces_without_copies(run: Run) -> Faces:
    """The labelled held-out faces of a run; of those that are equal in every pixel, the first.

    Raises InputError as `faces_of` does.
    """
    held_out = faces_of(run).split(run.held_out()).labelled()
    return held_out.where(np.unique(twin_groups(held_out.images), return_index=True)[1])


def measure(run: Run, faces: Faces, response: Responses, made: Maximisers, strongest: Strongest, *, seed: int) -> Facts:
    """The facts of the filters that images were `made` for; `response` and `strongest` are those to `faces`."""
    model = run.networks()[0]
    found, channels = response.mean, made.channels
    reached, face, start = (
        standardised(activation, found, channels)
        for activation in (made.activation, strongest.activation[:, 0], made.start)
    )
    labels = faces.labels[strongest.index]
    return Facts(
        held_out=run.held_out(),
        labelled=len(run.predictions(run.held_out()).labels),
        faces=len(faces.labels),
        filters=found.shape[1],
        shown=tuple(channels.tolist()),
        steps=made.steps,
        gain=made.gain,
        seed=seed,
        receptive_field=receptive_field(model, passed_on(model, model.last_convolution)),
        reached=Reached(tuple(reached.tolist()), tuple(face.tolist()), tuple(start.tolist())),
        fineness=Fineness(tuple(frequency(made.images).tolist()), float(np.median(frequency(faces.images / 255)))),
        strongest=StrongestFaces(
            index=tuple(map(tuple, strongest.index.tolist())),
            labels=tuple(map(tuple, labels.tolist())),
            same_class=same_class(strongest.index, faces.labels, seed=seed),
        ),
    )
