"""Several processes train one network: norms over all faces, and the curve of one process with the same batch."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import torch
import torch.distributed as dist
import torch.multiprocessing
from killed import forked
from torch import nn

from fer.errors import Interrupted
from fer.models.build import build
from fer.runs.run import Run, open_run
from fer.training import distributed, train
from fer.training.distributed import World, agreed, with_global_norms, world
from fer.training.leading import Follow
from fer.training.plan import Request

ROOT = Path(__file__).parents[2]
# Masks of dropout are drawn by each process for itself, so they are left out; 63 faces do not halve evenly.
SETTINGS = ["epochs=3", "widths=8,16", "dropout=0", "precision=float32", "mixup=0.2", "erasing=0.2", "batch=63"]
TORCHRUN = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2", "-m", "--", "fer"]


def alone(run: Path, *, follow: Follow | None = None) -> Run:
    """A training by this one process."""
    return train.train(Request(recipe="quick", limit=300, settings=tuple(SETTINGS)), run, follow=follow)


def words_for(run: Path) -> list[str]:
    chosen = [word for setting in SETTINGS for word in ("--set", setting)]
    return ["train", "--recipe", "quick", "--limit", "300", *chosen, "--run", str(run)]


def by_torchrun(run: Path) -> subprocess.CompletedProcess:
    """The same by two."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [*TORCHRUN, *words_for(run)], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300
    )


def together(run: Path, *words: str) -> tuple[list[int | None], str]:
    """The same by two that are forked from a process which has imported torch: their exit codes, and what they said."""
    store = dist.TCPStore("127.0.0.1", 0, is_master=True, wait_for_workers=False)  # torchrun holds it as well
    both = {
        "OMP_NUM_THREADS": "1",
        "WORLD_SIZE": "2",
        "LOCAL_WORLD_SIZE": "2",
        "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": str(store.port),
        "TORCHELASTIC_RUN_ID": "both",
        "TORCHELASTIC_USE_AGENT_STORE": "True",
    }
    said = [run.with_name(f"said-{rank}.txt") for rank in (0, 1)]
    processes = [
        forked.begin(["-m", "fer", *words_for(run), *words], file, both | {"RANK": str(rank), "LOCAL_RANK": str(rank)})
        for rank, file in enumerate(said)
    ]
    for process in processes:
        process.join(300)
    return [process.exitcode for process in processes], "".join(of.read_text("utf-8") for of in said)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """One run by one process, one by two, and what the two said."""
    folder = tmp_path_factory.mktemp("runs")
    one, said = alone(folder / "one"), by_torchrun(folder / "two")
    assert said.returncode == 0, said.stderr
    return one, open_run(folder / "two"), said


def test_two_processes_have_the_loss_curve_of_one(runs):
    """Rounding moves the maxima of even patches, and with them the gradient and single logits, of about 1, by some
    thousandths, more than the mean loss; it may also turn a face that lies between two classes.
    """
    one, two, _ = runs
    ours, theirs = one.history(), two.history()
    for name in ("lr", "objective", "train_loss", "val_loss"):
        np.testing.assert_allclose(ours[name], theirs[name], rtol=1e-4, err_msg=name)
    for name in ("train_accuracy", "val_accuracy"):
        np.testing.assert_allclose(ours[name], theirs[name], rtol=0, atol=1.1 / 300, err_msg=name)
    np.testing.assert_allclose(ours.gradient_norm, theirs.gradient_norm, rtol=1e-2)
    for split in one.splits():
        np.testing.assert_allclose(one.predictions(split).logits, two.predictions(split).logits, rtol=0, atol=2e-2)


def test_one_process_writes_and_speaks(runs):
    _, two, said = runs
    assert said.stdout.count("accuracy") == 2, "val and test, once each"
    assert two.status()["state"] == "done"


def test_two_processes_resume_what_one_began(runs, tmp_path):
    """The first epoch by one process, the rest by two: still the curve of one."""
    one, _, _ = runs

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    with pytest.raises(Interrupted):
        alone(tmp_path / "run", follow=interrupt)  # after the first epoch, which is stored
    assert len(pd.read_csv(tmp_path / "run" / "history.csv")) == 1
    codes, said = together(tmp_path / "run", "--resume")
    assert codes == [0, 0], said
    ours, theirs = one.history(), open_run(tmp_path / "run").history()
    assert theirs.epoch.tolist() == [1, 2, 3]
    for name in ("lr", "objective", "train_loss", "val_loss"):
        np.testing.assert_allclose(ours[name], theirs[name], rtol=1e-4, err_msg=name)


def test_bad_input_ends_all_processes_with_one_line(runs):
    _, two, _ = runs
    codes, said = together(two.path)
    assert 0 not in codes
    assert said.count("fer: ") == 1
    assert "this run exists" in said


def test_a_batch_too_small_for_the_processes_is_refused_before_a_run_begins(runs, tmp_path):
    codes, said = together(tmp_path / "run", "--set", "batch=2")
    assert 0 not in codes
    assert said.count("fer: ") == 1
    assert "batch=2: too few faces for 2 processes; set batch=3 or more" in said
    assert not (tmp_path / "run").exists()


def test_one_process_is_a_world_of_its_own():
    assert world() == World(rank=0, size=1)
    assert world().leads
    assert agreed("value") == "value"


def test_each_process_has_a_gpu_of_its_own_where_there_are_gpus(monkeypatch):
    done = []
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "set_device", lambda device: done.append(("set_device", device)))
    monkeypatch.setattr(dist, "init_process_group", lambda backend: done.append(("init", backend)))
    monkeypatch.setattr(dist, "destroy_process_group", lambda: done.append(("destroy",)))
    monkeypatch.setattr(distributed, "launched", lambda: True)
    monkeypatch.delenv("LOCAL_RANK", raising=False)
    assert distributed.own_device() == torch.device("cuda", 0)
    monkeypatch.setenv("LOCAL_RANK", "3")
    third = distributed.own_device()
    assert third == torch.device("cuda", 3)
    with distributed.joined(third):
        assert done == [("set_device", third), ("init", "nccl")]
    assert done[2:] == [("destroy",)]


def norms_over_both(rank: int, folder: str) -> None:
    """One of two processes: a part of the faces each, through norms over all of them."""
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"file://{folder}/meeting", rank=rank, world_size=2)
    torch.manual_seed(0)
    model, x = with_global_norms(_small()), torch.randn(6, 3, 4, 4, requires_grad=True)
    own = slice(0, 2) if rank == 0 else slice(2, 6)
    y = model(x[own])
    (y.square() * torch.arange(1.0, 7)[own].view(-1, 1, 1, 1)).sum().backward()
    far = {str(sd): with_global_norms(nn.Sequential(nn.BatchNorm2d(3)))(_far(sd)[4 * rank :][:4]) for sd in SPREADS}
    torch.save(
        {"y": y.detach(), "gradient": x.grad, **model.state_dict()} | {name: of.detach() for name, of in far.items()},
        f"{folder}/{rank}.pt",
    )
    dist.destroy_process_group()


@pytest.fixture(scope="module")
def parts(tmp_path_factory) -> list[dict[str, torch.Tensor]]:
    """What each of two processes found."""
    folder = tmp_path_factory.mktemp("meeting")
    forked.context()  # of the processes that follow
    torch.multiprocessing.start_processes(norms_over_both, args=(str(folder),), nprocs=2, start_method="forkserver")
    return [torch.load(folder / f"{rank}.pt", weights_only=True) for rank in (0, 1)]


SPREADS = (1.0, 0.1, 0.01)


def _small() -> nn.Module:
    return nn.Sequential(nn.BatchNorm2d(3), nn.Conv2d(3, 2, 3), nn.BatchNorm2d(2))


def test_norms_over_two_processes_are_those_of_the_whole_batch(parts):
    """Outputs, gradients and running statistics, with a third of the faces here and two thirds there."""
    torch.manual_seed(0)
    model, x = _small(), torch.randn(6, 3, 4, 4, requires_grad=True)
    y = model(x)
    (y.square() * torch.arange(1.0, 7).view(-1, 1, 1, 1)).sum().backward()
    first, second = parts
    torch.testing.assert_close(torch.cat([first["y"], second["y"]]), y.detach())
    torch.testing.assert_close(first["gradient"] + second["gradient"], x.grad, rtol=1e-4, atol=1e-5)
    for name, tensor in model.state_dict().items():
        torch.testing.assert_close(first[name], tensor)
        torch.testing.assert_close(second[name], tensor)


def _far(sd: float) -> torch.Tensor:
    return 100 + sd * torch.randn(8, 3, 6, 6, generator=torch.Generator().manual_seed(0))


def test_global_norms_keep_small_differences_of_large_values(parts):
    """The variance of values around 100 is not lost in the squares of their means: what float64 gives."""
    for sd in SPREADS:
        expected = nn.BatchNorm2d(3).double()(_far(sd).double()).detach()
        found = torch.cat([part[str(sd)] for part in parts]).double()
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=2e-4)


@pytest.mark.parametrize("words", [{"affine": False}, {"track_running_stats": False}, {"momentum": None}])
def test_a_norm_that_lacks_a_part_stays_as_it_is(words):
    model = nn.Sequential(nn.BatchNorm2d(3), nn.Sequential(nn.BatchNorm2d(3, **words)))
    with_global_norms(model)
    assert [type(norm) for norm in (model[0], model[1][0])] == [distributed.GlobalBatchNorm, nn.BatchNorm2d]


def test_global_norms_keep_the_names_of_weights():
    model = build("original")
    names = list(model.state_dict())
    assert list(with_global_norms(model).state_dict()) == names
    assert not any(type(layer) in (nn.BatchNorm1d, nn.BatchNorm2d) for layer in model.modules())
