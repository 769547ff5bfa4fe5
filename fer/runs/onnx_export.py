"""A run's network as an ONNX file, for programs that have no torch.

The file takes what every network here takes: grey faces as float32, n x 1 x 48 x 48, 0 black and 1 white (a picture's
grey levels divided by 255), n free. It gives n x 7 logits; their softmax are the probabilities. What it is stands in
its metadata: classes, accuracy, the digest of the weights. It is one view of a face: where a run averages several, the
accuracy told is the run's, and that of the file a little less.
"""

import hashlib
import importlib.util
import json
from pathlib import Path

import numpy as np
import torch

from fer.data.emotions import names
from fer.errors import InputError, WorkError
from fer.files import at_home, refuse_unwritable, replacing
from fer.models.folding import without_norms
from fer.progress import counted
from fer.runs.run import Run

INPUT, OUTPUT = "faces", "logits"
OPSET = 18
TOLERANCE = 1e-3  # of a logit: rounding of float32 in another order of sums lies far below
_NEEDED = ("onnx", "onnxscript", "onnxruntime")


def export(run: Run, out: Path) -> str:
    """Write the file, checked against torch on noise, and say in a line what it is.

    Raises InputError where the packages of the extra onnx are missing, for a place not to be written, and for a network
    that torch cannot export; WorkError where the file answers otherwise than the network.
    """
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise InputError(f"{', '.join(missing)}: not installed; pip install 'fer-report[onnx]' first")
    out = at_home(out)
    refuse_unwritable(out)
    model, faces = without_norms(run.model()), torch.rand(3, 1, 48, 48, generator=torch.Generator().manual_seed(0))
    try:
        program = torch.onnx.export(
            model,
            (faces,),
            dynamo=True,
            opset_version=OPSET,
            input_names=[INPUT],
            output_names=[OUTPUT],
            dynamic_shapes=({0: torch.export.Dim("n")},),
            verbose=False,
        )
    except (torch.onnx.errors.OnnxExporterError, torch._dynamo.exc.UserError) as cause:
        raise InputError(f"{run.path}: torch cannot export this network to ONNX ({_first_line(cause)})") from cause
    assert program is not None, "torch gives a program where it is given no file"
    program.model.metadata_props.update(metadata(run))
    with replacing(out) as part:
        program.save(part, external_data=False)
        _compare(model, part, faces)
    return f"{out}: {INPUT}, float32, n x 1 x 48 x 48 from 0 (black) to 1 (white); {OUTPUT}, n x 7"


def metadata(run: Run) -> dict[str, str]:
    """What the file says of itself; shares lie from 0 to 1."""
    split, views = run.held_out(), run.metrics().views
    seen = "each network's own number of views" if views is None else f"{counted(views, 'view')} a face"
    scores, weights = run.metrics().splits[split], (run.path / "weights.safetensors").read_bytes()
    return {
        "classes": json.dumps(names()),
        "input": "grey faces, 0 black to 1 white, 48x48 pixels, cut close and upright",
        "accuracy": json.dumps(dict(zip(("value", "low", "high"), scores.accuracy, strict=True))),
        "accuracy_of": f"{scores.faces} {split} faces of {run.config.source()}, {seen}",
        "data_sha256": run.config.sha256,
        "weights_sha256": hashlib.sha256(weights).hexdigest(),
    }


def answers(path: Path, faces: np.ndarray) -> np.ndarray:
    """The logits (n 7) that the file gives to faces (float32, n 1 48 48)."""
    import onnxruntime  # of the extra

    session = onnxruntime.InferenceSession(path.read_bytes(), providers=["CPUExecutionProvider"])
    return session.run([OUTPUT], {INPUT: faces})[0]


def _compare(model: torch.nn.Module, path: Path, faces: torch.Tensor) -> None:
    """Also on another number of faces than it was exported with."""
    for n in (1, len(faces)):
        with torch.no_grad():
            wanted = model(faces[:n]).numpy()
        apart = float(np.abs(answers(path, faces[:n].numpy()) - wanted).max())
        if not apart <= TOLERANCE * max(1.0, float(np.abs(wanted).max())):
            raise WorkError(f"the ONNX file's logits are {apart:.2g} from the network's; nothing was written")


def _first_line(cause: BaseException) -> str:
    return next(iter(str(cause).strip().splitlines()), type(cause).__name__)
