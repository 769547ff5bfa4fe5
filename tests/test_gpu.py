"""The measurements for a GPU, on the CPU at toy size: on a bare machine, cut off and gone on with, file by file."""

import dataclasses
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import gpu
import gpu_data
import numpy as np
import pytest
import torch
from on_gpu import throughput, training
from on_gpu.budget import Budget, OutOfTime
from on_gpu.ensemble import chosen_on_val, log_probabilities, together
from on_gpu.faces import Packed, pack, unpack
from on_gpu.networks import variant
from on_gpu.parts import ORDER, Bench, best, kinds
from on_gpu.spread import interval, over_seeds
from on_gpu.store import Store
from safetensors.torch import load_file

from fer.errors import InputError
from fer.models.prediction import predict
from fer.models.vgg import vgg
from fer.recipes import RECIPES
from fer.statistics.interval import share
from fer.training.loop import Labelled

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[1]
PARTS = ("throughput", "strong-0", "wide-0", "best-1", "batches")
TRAININGS = ("strong-0", "wide-0")
BARE = """
import importlib.machinery, pathlib, runpy, sys
class Bare(importlib.machinery.PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name.split(".")[0] in {absent} else super().find_spec(name, path, target)
sys.meta_path = [Bare if finder is importlib.machinery.PathFinder else finder for finder in sys.meta_path]
sys.argv = ["gpu.py", *{words}]
sys.path.insert(0, str(pathlib.Path({script!r}).parent))  # as for every script
runpy.run_path({script!r}, run_name="__main__")
"""
ABSENT = {
    "IPython", "PIL", "captum", "matplotlib", "nbformat", "pandas", "papermill", "psutil", "pydantic", "scipy",
    "seaborn", "sklearn", "torchvision", "tqdm", "typer",
}  # fmt: skip


def greys(n: int, *, seed: int = 0) -> Labelled:
    """Noise whose mean grey tells the label."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.arange(n) % 7
    noise = torch.randint(0, 60, (n, 48, 48), generator=generator)
    return Labelled((noise + 25 * labels.view(-1, 1, 1)).to(torch.uint8), labels)


@pytest.fixture(scope="module")
def packed(tmp_path_factory) -> Path:
    """A csv of the challenge's layout, packed: 60 faces to train on, 30 to judge by, 5 that are left out."""
    folder = tmp_path_factory.mktemp("data")
    lines = ["emotion,pixels,Usage"]
    for usage, n, seed in (("Training", 60, 1), ("PublicTest", 30, 2), ("PrivateTest", 5, 3)):
        for face, label in zip(*greys(n, seed=seed), strict=True):
            lines.append(f"{label},{' '.join(map(str, face.flatten().tolist()))},{usage}")
    (folder / "fer2013.csv").write_text("\n".join(lines) + "\n")
    gpu_data.main([str(folder / "fer2013.csv"), str(folder / "faces.npz")])
    return folder / "faces.npz"


@pytest.fixture(scope="module")
def out(packed, tmp_path_factory) -> Path:
    """What a call leaves where nothing but torch, numpy, safetensors and jaxtyping can be imported."""
    folder = tmp_path_factory.mktemp("gpu") / "results"
    words = ["--toy", "--seconds", "300", "--data", str(packed), "--out", str(folder), "--parts", ",".join(PARTS)]
    script = BARE.format(absent=ABSENT, words=words, script=str(ROOT / "benchmarks" / "gpu.py"))
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder.parent, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return folder


class TestData:
    def test_faces_of_training_and_validation_come_back_pixel_by_pixel(self, packed):
        faces = unpack(packed)
        for found, expected in ((faces.train, greys(60, seed=1)), (faces.val, greys(30, seed=2))):
            assert torch.equal(found.images, expected.images)
            assert torch.equal(found.labels, expected.labels)
        assert faces.votes == {}

    def test_any_greys_and_votes_come_back(self, tmp_path):
        faces = Labelled(torch.randint(0, 256, (3, 48, 48), dtype=torch.uint8), torch.tensor([0, 6, 3]))
        votes = np.arange(30, dtype=np.uint8).reshape(3, 10)
        pack(tmp_path / "faces.npz", Packed(faces, faces, {"val": votes}))
        found = unpack(tmp_path / "faces.npz")
        assert torch.equal(found.train.images, faces.images)
        assert list(found.votes) == ["val"]
        np.testing.assert_array_equal(found.votes["val"], votes)

    def test_another_file_is_refused_in_a_line(self, tmp_path):
        (tmp_path / "text.npz").write_text("nonsense")
        np.savez(tmp_path / "other.npz", x=np.zeros(3))
        for name in ("text.npz", "other.npz", "none.npz"):
            with pytest.raises(InputError, match=rf"{name}: .*gpu_data\.py"):
                unpack(tmp_path / name)


class TestRun:
    def test_every_part_leaves_its_figures(self, out):
        names = {"throughput", *TRAININGS, "batches", "ensemble"}
        assert names <= {path.stem for path in out.glob("*.json")}
        assert not [path for path in out.iterdir() if path.suffix in (".pt", ".part", ".txt")]

    def test_stored_weights_give_the_stored_answers_and_the_accuracy(self, out, packed):
        val, figures = unpack(packed).val, json.loads((out / "strong-0.json").read_text())
        weights = load_file(out / "strong-0.safetensors")
        assert {t.dtype for t in weights.values() if t.is_floating_point()} == {torch.float16}
        model = vgg(widths=(4, 8))
        model.load_state_dict(weights)
        right = int((predict(model, val.images, views=10).argmax(dim=1) == val.labels).sum())
        assert figures["val"]["10 views"]["faces"] == 30
        assert figures["val"]["10 views"]["accuracy"] == pytest.approx(list(share(right, 30)), abs=0.034)  # bfloat16
        stored = np.load(out / "strong-0.npz")
        hits = int((stored["logits"].argmax(axis=1) == stored["labels"]).sum())
        assert figures["val"]["10 views"]["accuracy"] == pytest.approx(list(share(hits, 30)))

    def test_curves_have_a_line_an_epoch(self, out):
        for name in TRAININGS:
            header, *lines = (out / f"{name}.csv").read_text().splitlines()
            assert "val_accuracy" in header.split(",")
            assert len(lines) == json.loads((out / f"{name}.json").read_text())["epochs"] == 2

    def test_speeds_stand_beside_the_peers(self, out):
        found = json.loads((out / "throughput.json").read_text())
        assert found["fastest"] == "no"
        assert found["peer"]["faces_per_second"] > 0
        assert len(found["kernels"]["longest"]) > 5
        assert found["machine"].endswith(f"torch {torch.__version__}")
        assert set(json.loads((out / "batches.json").read_text())["batches"]) == {"8", "32"}

    def test_the_table_says_what_chose_and_names_all(self, out):
        table = (out / "table.md").read_text()
        assert "PublicTest" in table
        assert all(f"`{name.removesuffix('-0')}`: " in table for name in TRAININGS)
        assert "per-image pipeline" in table
        assert "averaged" in table

    def test_a_second_call_does_nothing_anew(self, out, packed, capsys):
        before = {path: path.stat().st_mtime_ns for path in out.iterdir() if path.stem in TRAININGS}
        words = ["--toy", "--seconds", "60", "--data", str(packed), "--out", str(out), "--parts", ",".join(PARTS)]
        assert gpu.main(words) == 0
        assert {path: path.stat().st_mtime_ns for path in before} == before
        assert "batches: done" in capsys.readouterr().out

    def test_a_part_that_fails_is_told_and_stops_no_other(self, packed, tmp_path, monkeypatch, capsys):
        def run(bench, name):
            if name == "strong-0":
                raise RuntimeError("out of memory")

        monkeypatch.setattr(Bench, "run", run)
        words = ["--seconds", "60", "--data", str(packed), "--out", str(tmp_path), "--parts", "strong-0,muon-0"]
        assert gpu.main(words) == 1
        assert "muon-0: done" in capsys.readouterr().out
        assert "out of memory" in (tmp_path / "strong-0.failed.txt").read_text()

    def test_a_way_that_fails_is_kept_as_its_error_and_one_that_goes_astray_is_not_chosen(self, monkeypatch):
        def rate(recipe, *rest):
            if recipe.compiled == "yes":
                raise RuntimeError("no compiler")
            return {"faces_per_second": 9.0 if recipe.compiled == "graphs" else 1.0, "loss": losses[recipe.compiled]}

        losses = {"no": 1.5, "graphs": 1.51}
        monkeypatch.setattr(throughput, "rate", rate)
        for name in ("peers_rate", "kernels"):
            monkeypatch.setattr(throughput, name, lambda *rest: {})
        ways = partial(throughput.of_ways, ["no", "yes", "graphs"], RECIPES["strong"], Packed(greys(1), greys(1), {}))
        found = ways(Budget(9), torch.device("cpu"))
        assert found["ways"]["yes"] == {"failed": "RuntimeError: no compiler"}
        assert found["fastest"] == "graphs"
        losses["graphs"] = 2.5
        assert ways(Budget(9), torch.device("cpu"))["fastest"] == "no"

    def test_an_unknown_part_is_refused(self, packed, tmp_path):
        with pytest.raises(InputError, match="strong-x: there is none"):
            gpu.main(["--seconds", "9", "--data", str(packed), "--out", str(tmp_path), "--parts", "strong-x"])

    def test_all_parts_of_the_order_are_known(self):
        gpu.refuse_unknown(list(ORDER))


class TestTraining:
    @pytest.fixture
    def toy(self, tiny_recipe):
        recipe = dataclasses.replace(tiny_recipe, epochs=3, muon=0.05, small_first=0.4)
        return training.Training("toy", recipe, 5, partial(vgg, **recipe.model_options), "a toy")

    @pytest.fixture
    def faces(self):
        return Packed(greys(128, seed=1), greys(21, seed=2), {})

    def test_cut_off_it_goes_on_to_the_same_weights(self, toy, faces, tmp_path, monkeypatch):
        monkeypatch.setattr(training, "EVERY", 0.0)
        cpu = torch.device("cpu")
        whole, parts = Store(tmp_path / "whole"), Store(tmp_path / "parts")
        training.train(toy, faces, whole, Budget(1e9), cpu)
        asked = iter(range(99))
        with pytest.raises(OutOfTime):  # in the second epoch, whose steps are the third and fourth
            training.train(toy, faces, parts, Budget(6.5, clock=lambda: next(asked)), cpu)
        assert len(parts.checkpoint("toy")["state"]["history"]) >= 1
        assert parts.figures("toy") is None
        figures = training.train(toy, faces, parts, Budget(1e9), cpu)
        one, other = (load_file(store.folder / "toy.safetensors") for store in (whole, parts))
        assert all(torch.equal(one[name], other[name]) for name in one)
        assert parts.checkpoint("toy") is None
        assert len(figures["epochs_that_began_a_process"]) == 2

    def test_no_time_trains_nothing(self, toy, faces, tmp_path):
        bench = Bench(faces, Store(tmp_path), Budget(-1.0), torch.device("cpu"), toy=True)
        with pytest.raises(OutOfTime):
            bench.run("strong-0")

    def test_epochs_that_compile_count_as_much_as_the_others_of_their_size(self):
        recipe = dataclasses.replace(RECIPES["strong"], epochs=8, small_first=0.5)
        history = [{"seconds": s} for s in (30.0, 1.0, 9.0, 1.2, 20.0, 2.0, 2.2, 2.1)]
        found = training.seconds_compiled(history, [1, 3], recipe)
        assert found == pytest.approx([1.1, 1.0, 1.1, 1.2, 2.1, 2.0, 2.2, 2.1])

    def test_twins_are_equal_in_every_pixel(self):
        train, val = greys(10, seed=1), greys(4, seed=2)
        val.images[2] = train.images[7]
        assert training.twins(val, train).tolist() == [False, False, True, False]


class TestFigures:
    @pytest.mark.parametrize(("hits", "faces"), [(0, 9), (7, 30), (2600, 3589), (5, 5)])
    def test_interval_is_the_programs(self, hits, faces):
        assert interval(hits, faces) == pytest.approx(list(share(hits, faces)), abs=1e-6)

    def test_spread_over_seeds(self):
        assert over_seeds([1.0, 2.0, 3.0]) == {"seeds": 3, "mean": 2.0, "sd": 1.0, "least": 1.0, "most": 3.0}
        assert over_seeds([4.0])["sd"] is None

    def test_an_ensemble_by_hand(self):
        """Two networks that are each sure of one face and err on the other are right together; a third spoils it."""
        labels = torch.tensor([0, 1])
        faces = Packed(greys(2), Labelled(greys(2).images, labels), {})
        answers = {
            "a": np.array([[4.0, 0.0], [1.0, 0.0]]),
            "b": np.array([[0.0, 1.0], [0.0, 4.0]]),
            "c": np.array([[0.0, 9.0], [9.0, 0.0]]),
        }
        found = together(answers, faces)
        assert found["val"]["accuracy"][0] == 0
        assert found["chosen_on_val"] == ["a", "b"]
        assert found["val_of_chosen"]["accuracy"][0] == 1
        assert chosen_on_val({"a": answers["a"]}, labels.numpy()) == ["a"]
        np.testing.assert_allclose(np.exp(log_probabilities(answers["c"])).sum(axis=1), 1)

    def test_the_best_variant_gets_more_seeds_unless_it_is_the_recipe(self, tmp_path):
        store = Store(tmp_path)
        assert best(store) is None
        for name, accuracy in (("strong", 0.6), ("muon", 0.7), ("wide", 0.65)):
            store.write_figures(f"{name}-0", {"val": {"10 views": {"accuracy": [accuracy, 0, 1]}}})
        assert best(store) == "muon"
        store.write_figures("strong-0", {"val": {"10 views": {"accuracy": [0.71, 0, 1]}}})
        assert best(store) is None


class TestVariants:
    def test_without_switches_it_is_the_programs_network(self):
        torch.manual_seed(0)
        ours = variant(widths=(4, 8)).state_dict()
        torch.manual_seed(0)
        theirs = vgg(widths=(4, 8)).state_dict()
        assert ours.keys() == theirs.keys()
        assert all(torch.equal(ours[name], theirs[name]) for name in ours)

    @pytest.mark.parametrize("how", [{"squeeze": True}, {"blurred": True}])
    def test_prediction_folds_its_norms_and_answers_the_same(self, how):
        model, images = variant(widths=(4, 8, 8), **how).eval(), greys(5).images
        with torch.no_grad():
            expected = model(images.unsqueeze(1) / 255)
        torch.testing.assert_close(predict(model, images), expected, rtol=1e-4, atol=1e-4)

    def test_smoothed_maxima_halve_and_keep_even_greys(self):
        maps = variant(widths=(4, 8), blurred=True).features(torch.rand(1, 1, 48, 48))
        assert maps.shape[1:] == (8, 24, 24)

    def test_every_kind_builds_its_network_and_its_recipe(self):
        for kind, of in kinds().items():
            made = of(f"{kind}-3", 3)
            assert made.name == f"{kind}-3"
            assert sum(p.numel() for p in made.network().parameters()) * 2 < 16e6  # bytes, in half precision
