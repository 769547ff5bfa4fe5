"""All that is asked of one face: probabilities, a map, what falls when a part is hidden, the nearest training faces."""

from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Bool, Float, UInt8

from fer.data.emotions import PARTS
from fer.explore.covering import covered
from fer.explore.facts import OWN, Covered, Facts, Neighbour
from fer.explore.memory import features, nearest
from fer.explore.pictures import Picture
from fer.explore.subject import Subject
from fer.models.prediction import to_input
from fer.saliency.maps import attributions


class Look(NamedTuple):
    """What is drawn, and what is said of it."""

    face: UInt8[np.ndarray, "48 48"]
    heat: Float[np.ndarray, "48 48"]  # in the method's own unit
    covered: UInt8[np.ndarray, "m 48 48"]
    near: UInt8[np.ndarray, "k 48 48"]
    facts: Facts


def look(
    subject: Subject,
    picture: Picture,
    *,
    method: str,
    explained: int | None,
    own: Bool[np.ndarray, "48 48"],
    neighbours: int,
) -> Look:
    """A face asked of a run. `explained` is the class of the map, None: the answer's; `own` a mask to hide besides the
    parts; `neighbours` how many training faces to find."""
    masks = np.concatenate([subject.parts(picture.place), own[None]])
    hidden = covered(picture.face, masks)
    logits = subject.predictor(np.concatenate([picture.face[None], hidden]))
    probabilities, *of_hidden = [tuple(row) for row in logits.softmax(dim=1).tolist()]
    target = int(np.argmax(probabilities)) if explained is None else explained
    heat = attributions(subject.network, to_input(picture.face[None]), torch.tensor([target]), methods=[method])
    near, found = _neighbours(subject, picture.face, neighbours)
    return Look(
        picture.face,
        heat[method][0],
        hidden,
        near,
        Facts(
            name=picture.name,
            label=picture.label,
            probabilities=probabilities,
            explained=target,
            method=method,
            empty=not heat[method].any(),
            covered=tuple(
                Covered(part, float(mask.mean()), of)
                for part, mask, of in zip((*PARTS, OWN), masks, of_hidden, strict=True)
            ),
            neighbours=found,
            searched=0 if subject.memory is None else len(subject.memory.features),
            training_known=subject.run.config.has_history,
        ),
    )


def _neighbours(
    subject: Subject, face: UInt8[np.ndarray, "48 48"], number: int
) -> tuple[UInt8[np.ndarray, "k 48 48"], tuple[Neighbour, ...]]:
    """The nearest training faces, and what is known of them."""
    if subject.memory is None:
        return np.empty((0, *face.shape), np.uint8), ()
    near = nearest(subject.memory, features(subject.network, face[None])[0], number=number)
    faces = subject.memory.faces.where(near.places)
    return faces.images, tuple(
        Neighbour(str(row), int(label), float(cosine), bool((image == face).all()))
        for row, label, cosine, image in zip(faces.rows, faces.labels, near.cosines, faces.images, strict=True)
    )
