"""Parts of the face as masks of pixels.

Of drawn faces the parts of each are known. For photographs they are fixed shapes, the same for every face: an
approximation that holds as far as faces are cut out alike.
"""

import numpy as np
from jaxtyping import Bool, Int

from fer.data.emotions import EMOTIONS, PARTS
from fer.data.faces import SIDE

REST = "rest"
AREAS = (*PARTS, REST)  # what `areas` gives, in this order


def ellipse(row: float, column: float, height: float, width: float) -> Bool[np.ndarray, "48 48"]:
    """True where a pixel's middle lies within half of `height` and `width` round the middle; pixel (0, 0) lies at 0."""
    i, j = np.mgrid[:SIDE, :SIDE]
    return np.asarray(((i - row) / (height / 2)) ** 2 + ((j - column) / (width / 2)) ** 2 <= 1)


def mean_face_parts() -> Bool[np.ndarray, "1 4 48 48"]:
    """PARTS as they lie in the mean face of FER2013's Training split, for all photographs.

    Read off by eye from that mean and from the mean of each class, which differ by up to two pixels: the eyes are the
    darkest of two blobs in rows 15 to 20, about columns 15 and 32; the brows the upper rim of these blobs, rows 11 to
    14; the nose the bright ridge between them down to the nostrils in row 31; the mouth the dark field in rows 34 to
    42, columns 15 to 32. The axis of the face is column 23.7.
    """
    eyes = ellipse(17.5, 15.2, 6.0, 12.0) | ellipse(17.5, 32.2, 6.0, 12.0)
    brows = (ellipse(12.8, 14.7, 5.0, 15.0) | ellipse(12.8, 32.7, 5.0, 15.0)) & ~eyes
    nose = ellipse(25.5, 23.7, 14.0, 10.0) & ~eyes
    mouth = ellipse(38.0, 23.7, 10.0, 19.0)
    return np.stack([brows, eyes, nose, mouth])[None]


def areas(parts: Bool[np.ndarray, "*n 4 48 48"]) -> Bool[np.ndarray, "*n 5 48 48"]:
    """Masks of AREAS: the parts, and what lies in none of them."""
    return np.concatenate([parts, ~parts.any(axis=-3, keepdims=True)], axis=-3)


def expected(parts: Bool[np.ndarray, "#n 4 48 48"], labels: Int[np.ndarray, " n"]) -> Bool[np.ndarray, "n 48 48"]:
    """For each face the union of the parts that the action units of its class move; nothing for neutral."""
    moved = np.array([[part in emotion.parts for part in PARTS] for emotion in EMOTIONS])
    return np.any(parts & moved[labels][:, :, None, None], axis=1)


def of_first_faces(
    parts: Bool[np.ndarray, "#n 4 48 48"], labels: Int[np.ndarray, " n"]
) -> dict[str, Bool[np.ndarray, "7 48 48"]]:
    """By part its mask in the first face of each class; of a class without faces, in that of any."""
    firsts = [int(np.argmax(labels == k)) for k in range(len(EMOTIONS))]
    masks = np.broadcast_to(parts, (len(labels), *parts.shape[1:]))[firsts]
    return dict(zip(PARTS, masks.swapaxes(0, 1), strict=True))
