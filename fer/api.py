"""What `import fer` offers to people: faces opened, a network trained, judged, asked and explained, in a line each.

Each function imports what it needs when it is called, as torch takes seconds.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fer.errors import InputError
from fer.files import at_home, expanded

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from fer.data.faces import Faces
    from fer.runs.run import Run


def open_faces(source: str | Path, *, seed: int = 0, limit: int | None = None, classes: str | None = None) -> "Faces":
    """The faces of a csv file or a folder in any known layout, or "synthetic": drawn by the program.

    `seed` makes the validation split where the source has none; `limit` keeps at most so many faces of each split;
    `classes` says which of the seven an unknown name or number of the source is, "contempt=,joy=happy", or leaves it
    out. Raises InputError, one line, where the source cannot be trained on.
    """
    from fer.data import source as data

    _refuse_seed(seed)
    return data.open_faces(expanded(str(source)), seed=seed, limit=limit, classes=classes)


def train(
    faces: "Faces | str | Path",
    *,
    recipe: str | None = None,
    model: str | None = None,
    run: str | Path | None = None,
    seed: int | None = None,
    limit: int | None = None,
    classes: str | None = None,
    settings: Mapping[str, Any] | None = None,
) -> "Run":
    """Train a network on faces, and keep all that is known of it in the run folder `run` (reports/runs/DATA-RECIPE).

    `faces` are opened ones or where they lie; `limit` and `classes` are those of `open_faces`, said again here.
    `recipe` is one of those that `fer recipes` lists, `settings` what of it to change: {"epochs": 3}. `model` is
    another network than the recipe's, such as "resnet", or one's own: "mynets:small" for the function small of
    mynets.py. `seed` draws weights, order and augmentation. A run that is there already is not trained again: it is
    returned, and finished where it was interrupted. Raises InputError for words that there are none of, for faces
    changed since they were opened, and where another run lies in the folder.
    """
    from fer import recipes
    from fer.models import own_code
    from fer.progress import remark
    from fer.released import named
    from fer.training.plan import Request
    from fer.training.train import find_or_train

    opened = None if isinstance(faces, str | Path) else faces.origin
    source, split_seed = (opened.source, opened.split_seed) if opened else (faces, None)
    words = tuple(f"{name}={recipes.as_word(value)}" for name, value in (settings or {}).items())
    request = Request(expanded(str(source)), recipe, model, limit, seed, split_seed, settings=words, classes=classes)
    _refuse_seed(seed)
    named.refuse(None if run is None else Path(run))
    own_code.allow(model)
    if opened and request.completed(None).faces().origin.sha256 != opened.sha256:
        raise InputError(
            f"{source}: these faces are not those that lie there; give limit and classes here, too, as to open_faces"
        )
    return find_or_train(request, at_home(run) if run else request.folder(), announce=remark)


def open_run(run: str | Path, *, data: str | Path | None = None, model: str | None = None) -> "Run":
    """A finished run folder, or "released": the model that comes along.

    `data` says where its faces lie on this machine; the released model, which knows none, is judged by those, and kept
    with what came out in reports/runs/released-NAME. `model` names a network of one's own, "mynets:small": a run folder
    alone has no such code run. Raises InputError where there is no such run.
    """
    from fer.models import own_code
    from fer.released import model as released
    from fer.released.named import is_meant
    from fer.runs.same_faces import open_with_faces
    from fer.training.plan import Request

    own_code.allow(model)
    if is_meant(Path(run)):
        return released.opened() if data is None else released.bound(Request(expanded(str(data))))
    return open_with_faces(run, None if data is None else str(data))


def predict(
    run: "Run | str | Path",
    images: "str | Path | np.ndarray",
    *,
    views: int | None = None,
    detect: bool | None = None,
) -> "pd.DataFrame":
    """Labels for a picture, a folder of them, a csv, or an array of faces (uint8, n 48 48), in their own order.

    One row a face: id, label (0 to 6), class, and the probability of each class, from 0 to 1, in columns named after
    them. What could not be labelled, and faces that the run was trained on, are told on stderr. With the extra detect
    the faces of pictures of more than 64 pixels a side are found, and have columns left, top, width, height: their box;
    `detect` False takes the centred square of every picture, True searches small ones, too. Raises InputError where no
    face can be read, and for `views` other than 1, 2, 10.
    """
    from fer.progress import remark
    from fer.runs.label import label

    found = label(_opened(run), images, views=views, detect=detect)
    for line in found.remarks():
        remark(line)
    return found.table()


def explain(
    run: "Run | str | Path",
    image: "str | Path | np.ndarray",
    *,
    method: str = "grad-cam",
    label: int | None = None,
) -> "np.ndarray":
    """Which pixels of a face the answer `label` rests on (by default the run's own answer): float, 48 48.

    `method` is input-gradient, smooth-grad, integrated-gradients, grad-cam, guided-backprop, guided-grad-cam or
    occlusion; each map has its method's own unit (fer.saliency.maps). `image` is an array (uint8, 48 48) or a picture,
    whose centred square is the face, as in `predict` with detect=False. Raises InputError for another method, one that
    the network has no layers for, an image that is no face, and a label out of 0 to 6.
    """
    import numpy as np
    import torch

    from fer.data.layouts.content import refuse_absent
    from fer.data.layouts.images import read_files
    from fer.models.prediction import to_input
    from fer.runs.answers import Answers
    from fer.saliency.maps import attributions, named, require_able

    name = named(method)
    if isinstance(image, np.ndarray):
        face = image[None]
    else:
        refuse_absent(path := at_home(image), "a picture of a face")
        face = read_files([path])
    if face.shape != (1, 48, 48) or face.dtype != np.uint8:
        raise InputError(f"an array of {face.dtype} of shape {face.shape[1:]}: give uint8 of shape (48, 48)")
    if label is not None and label not in range(7):
        raise InputError(f"label {label}: give one from 0 to 6")
    opened = _opened(run)
    model = opened.model()
    require_able(name, model)
    wanted = int(Answers(opened)(face).argmax()) if label is None else label
    return attributions(model, to_input(face), torch.tensor([wanted]), methods=[name])[name][0]


def _refuse_seed(seed: int | None) -> None:
    from fer.settings import MOST_SEED

    if seed is not None and not 0 <= seed <= MOST_SEED:
        raise InputError(f"seed {seed}: give one from 0 to {MOST_SEED}")


def _opened(run: "Run | str | Path") -> "Run":
    return open_run(run) if isinstance(run, str | Path) else run
