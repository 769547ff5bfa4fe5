"""Two runs on the same faces are set against each other, and on others refused."""

import shutil
from dataclasses import replace

import numpy as np
import pytest

from fer.confusion import rival
from fer.errors import InputError
from fer.runs.run import Run, open_run


def test_a_run_beside_itself_recognises_the_same_faces(copied_run, tmp_path):
    other = open_run(shutil.copytree(copied_run.path, tmp_path / "second"))
    found = rival.measure(copied_run, other, other="second")
    assert (found.run, found.paired.first, found.paired.second, found.paired.p) == ("second", 0, 0, 1.0)
    logits, labels, _ = copied_run.predictions("test")
    assert found.paired.both == np.sum(logits.argmax(axis=1) == labels)


def test_a_run_on_other_data_is_refused_by_the_name_that_was_given(copied_run):
    other = Run(copied_run.path, replace(copied_run.config, sha256="ab"))
    with pytest.raises(InputError, match=r"^other=runs/b: that run was not judged on the same faces"):
        rival.measure(copied_run, other, other="runs/b")
