"""A run folder that is kept here as the program wrote it is read by every later program of its version and the next.

`stored/version_1` is of a network of 1,155 weights, trained on 40 faces that the program drew. A folder is never
written anew: what raises VERSION adds one of the new version beside it.
"""

from pathlib import Path

import numpy as np
import pytest
import torch

from fer.recipes import Augmentation
from fer.runs.config import VERSION
from fer.runs.run import open_run
from fer.statistics.classification import metrics

STORED = Path(__file__).parent / "stored"
VERSIONS = sorted(STORED.iterdir())
LOGITS = (
    (-0.73658, -1.33972, -2.02093, 0.30889, -0.86898, 0.13779, -0.08223),
    (-1.09355, -1.44992, -3.11473, 0.15372, -2.99344, 0.98346, 0.62858),
    (-0.53224, -0.82408, -0.62164, 0.79487, 0.83800, 0.05146, -0.56061),
)


def test_there_is_one_of_every_version():
    assert [folder.name for folder in VERSIONS] == [f"version_{k}" for k in range(1, VERSION + 1)]


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_all_that_is_known_of_a_stored_run_is_read(folder):
    run = open_run(folder)
    recipe = run.config.recipe
    assert (recipe.name, recipe.epochs, recipe.model_options) == ("tiny", 2, {"widths": (4, 8), "stem_stride": 2})
    assert recipe.augmentation == Augmentation(flip=True, shift=2.0)
    assert (run.config.seed, run.config.limit, run.config.synthetic) == (0, 40, True)
    assert run.history()["epoch"].tolist() == [1, 2]
    assert run.splits() == ["train", "val", "test"]
    assert run.environment()["threads"] == 1
    assert sum(run.training().classes) == 40
    for split in run.splits():
        logits, labels, rows = run.predictions(split)
        stated, found = run.metrics().splits[split], metrics(logits, labels)
        assert (stated.accuracy, stated.recall) == (found.accuracy, found.recall)
        assert stated.loss == pytest.approx(found.loss)
        assert len(rows) == 40


def test_its_network_gives_the_logits_it_gave():
    """Greys by whole numbers alone; what the network said of them when it was stored, to the rounding of processors."""
    place = np.arange(48 * 48).reshape(48, 48)
    greys = np.stack([place % 256, place * 7 % 251, place // 48 * 5]).astype(np.float32) / 255
    found = open_run(STORED / "version_1").model()(torch.from_numpy(greys)[:, None]).detach().numpy()
    np.testing.assert_allclose(found, LOGITS, rtol=0, atol=1e-4)
