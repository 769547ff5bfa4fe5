"""The ONNX file answers as the network does, says what it is, and is refused in a line where it cannot be made."""

import importlib.util
import json

import numpy as np
import pytest
import torch

from fer.data.emotions import names
from fer.errors import InputError, WorkError
from fer.models.prediction import predict
from fer.runs import onnx_export
from fer.runs.same_faces import faces_of

NEEDED = [name for name in onnx_export._NEEDED if importlib.util.find_spec(name) is None]


@pytest.mark.skipif(bool(NEEDED), reason=f"not installed: {', '.join(NEEDED)} (the extra onnx)")
def test_the_file_answers_as_the_network_and_says_what_it_is(fer, tiny_run, tmp_path):
    import onnx

    path = tmp_path / "tiny.onnx"
    code, out, _ = fer("export", "--run", tiny_run.path, "--out", path)
    assert (code, out.split(":")[0]) == (0, str(path))
    images = faces_of(tiny_run).split("test").images[:17]  # another number than it was exported with
    given = images[:, None].astype(np.float32) / 255
    wanted = predict(tiny_run.model(), images).numpy()
    np.testing.assert_allclose(onnx_export.answers(path, given), wanted, atol=1e-4)
    told = {entry.key: entry.value for entry in onnx.load(path).metadata_props}
    assert json.loads(told["classes"]) == list(names())
    assert json.loads(told["accuracy"])["value"] == tiny_run.accuracy("test").value
    assert [file.name for file in tmp_path.iterdir()] == ["tiny.onnx"]


def test_without_its_packages_it_says_what_to_install(tiny_run, tmp_path, monkeypatch):
    monkeypatch.setattr(onnx_export, "_NEEDED", ("no_such_package",))
    with pytest.raises(InputError, match=r"^no_such_package: not installed; pip install 'fer-report\[onnx\]' first"):
        onnx_export.export(tiny_run, tmp_path / "tiny.onnx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("why", ["\nno such operator\nlong story", ""])
def test_a_network_that_torch_cannot_export_is_one_line(tiny_run, tmp_path, monkeypatch, why):
    def refuse(*_, **__):
        raise torch.onnx.errors.OnnxExporterError(why)

    monkeypatch.setattr(onnx_export, "_NEEDED", ())
    monkeypatch.setattr(torch.onnx, "export", refuse)
    with pytest.raises(InputError) as refusal:
        onnx_export.export(tiny_run, tmp_path / "tiny.onnx")
    reason = "no such operator" if why else "OnnxExporterError"
    assert str(refusal.value) == f"{tiny_run.path}: torch cannot export this network to ONNX ({reason})"
    assert not list(tmp_path.iterdir())


def test_a_file_that_answers_otherwise_is_refused(tiny_run, monkeypatch, tmp_path):
    monkeypatch.setattr(onnx_export, "answers", lambda path, faces: np.ones((len(faces), 7), dtype=np.float32))
    with pytest.raises(WorkError, match="from the network's"):
        onnx_export._compare(tiny_run.model(), tmp_path / "any.onnx", torch.rand(3, 1, 48, 48))


def test_the_metadata_are_the_runs_own(tiny_run):
    told = onnx_export.metadata(tiny_run)
    assert told["data_sha256"] == tiny_run.config.sha256
    scores, views = tiny_run.metrics().splits["test"], tiny_run.metrics().views
    assert told["accuracy_of"] == f"{scores.faces} test faces of synthetic, {views} view{'s' * (views > 1)} a face"
