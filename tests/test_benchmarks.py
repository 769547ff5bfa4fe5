"""The measurements: what the table says follows from its rows, and the peer does our work. How fast is not tested."""

import ast
import dataclasses
import os
import platform
import traceback
from pathlib import Path

import measuring
import mutation
import pytest
import run
import torch
import training_speed
from error_rates import repeat
from error_rates.case import Coverage, Null
from error_rates.repeat import Rate
from error_rates.table import written
from measuring import RATE, TIME, Row
from mutants import mutants
from torch.utils.data import DataLoader
from torchvision import transforms

from fer import recipes
from fer.models.build import build
from fer.recipes import Augmentation
from fer.statistics import interval
from fer.statistics.interval import together
from fer.training.optimiser import make_optimiser

pytestmark = pytest.mark.whole

ROWS = [
    Row("training", RATE, ours=1234.5, peer=500.0, beside="a loop", wanted=2),
    Row("opening", TIME, ours=0.25, peer=10.0, beside="another reader"),
]


def test_more_faces_a_second_and_fewer_seconds_are_both_faster():
    assert [row.ratio for row in ROWS] == pytest.approx([2.469, 40.0])


def test_table_names_unit_peer_and_ratio_of_every_row():
    header, rule, *lines = measuring.table(ROWS).splitlines()
    assert {line.count("|") for line in (header, rule, *lines)} == {8}
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells == [
        ["training", "faces/s", "1,234", "500", "2.5", "≥ 2", "a loop"],
        ["opening", "s", "0.25", "10", "40.0", "", "another reader"],
    ]


def test_actions_take_turns_and_the_first_round_does_not_count():
    called, answers = [], {"ours": iter([99, 1, 5, 3]), "peer": iter([99, 20, 10, 30])}

    def action(name):
        called.append(name)
        return next(answers[name])

    found = measuring.in_turn({name: lambda name=name: action(name) for name in answers}, rounds=3)
    assert found == {"ours": 3, "peer": 20}
    assert called == ["ours", "peer"] * 4


def test_the_machine_is_said_in_one_line_without_its_name():
    line = measuring.machine()
    assert f"torch {torch.__version__}" in line
    assert f"{os.cpu_count()} cores" in line
    assert platform.node() not in line
    assert str(Path.home()) not in line
    assert "\n" not in line


def test_every_measurement_is_run():
    folder = Path(run.__file__).parent
    measurements = {path.stem for path in folder.glob("*.py") if "def rows(" in path.read_text(encoding="utf-8")}
    assert {module.__name__ for module in run.MEASUREMENTS} == measurements


def test_run_prints_and_keeps_one_table(monkeypatch, tmp_path, capsys):
    class Measurement:
        rows = staticmethod(lambda: ROWS)

    monkeypatch.setattr(run, "MEASUREMENTS", (Measurement, Measurement))
    monkeypatch.setattr(run, "RESULTS", tmp_path / "results.md")
    run.speeds()
    expected = measuring.table(ROWS * 2)
    assert capsys.readouterr().out == expected
    kept = (tmp_path / "results.md").read_text(encoding="utf-8")
    assert expected in kept
    assert measuring.machine() in kept


class TestPerImagePeer:
    def test_trains_the_recipes_network(self):
        recipe = recipes.recipe(training_speed.RECIPE)
        expected = build(recipe.model, **recipe.model_options).state_dict()
        found = training_speed.network(recipe).state_dict()
        assert {name: t.shape for name, t in found.items()} == {name: t.shape for name, t in expected.items()}

    def test_augments_as_much_as_the_recipe(self):
        how = Augmentation(flip=True, rotation=7.0, scale=0.2, shift=6.0, brightness=0.3, contrast=0.4, erasing=0.25)
        flip, affine, jitter, _, erasing = training_speed.per_image_transforms(how).transforms
        assert flip.p == 0.5
        assert affine.degrees == [-7, 7]
        assert affine.translate == (0.125, 0.125)
        assert affine.scale == (0.8, 1.2)
        assert jitter.brightness == (0.7, 1.3)
        assert jitter.contrast == (0.6, 1.4)
        assert jitter.saturation is jitter.hue is None
        assert isinstance(erasing, transforms.RandomErasing)
        assert erasing.p == 0.25

    def test_without_augmentation_reads_the_faces_as_they_are(self):
        faces = training_speed.random_faces(3)
        dataset = training_speed.PerImage(faces, training_speed.per_image_transforms(Augmentation()))
        assert len(dataset) == 3
        x, label = dataset[2]
        assert torch.equal(x, faces.images[2:3].float() / 255)
        assert label == faces.labels[2]

    def test_an_epoch_moves_every_weight(self, tiny_recipe):
        recipe = dataclasses.replace(tiny_recipe, batch=4)
        model = training_speed.network(recipe).train()
        before = [weight.clone() for weight in model.parameters()]
        faces = training_speed.random_faces(8)
        dataset = training_speed.PerImage(faces, training_speed.per_image_transforms(recipe.augmentation))
        loader = DataLoader(dataset, batch_size=recipe.batch)
        assert training_speed.peers_epoch(model, loader, make_optimiser(model, recipe), recipe) > 0
        assert all(not torch.equal(old, new) for old, new in zip(before, model.parameters(), strict=True))


class TestErrorRates:
    def test_every_case_has_a_name_of_its_own_at_each_size(self):
        for chapter in repeat.chapters():
            listed = [(case.name, case.faces) for case in repeat.cases_of(chapter)]
            assert len(set(listed)) == len(listed) > 0

    @pytest.mark.parametrize("chapter", repeat.chapters())
    def test_a_data_set_of_every_case_can_be_drawn_and_judged(self, chapter):
        for case in repeat.cases_of(chapter):
            assert repeat.counted(case, repeats=1) in (0, 1)

    def test_the_share_of_data_sets_is_counted(self):
        case = Coverage("a coin", 100, lambda rng: bool(rng.random() < 0.9))
        assert repeat.counted(case, repeats=200) == pytest.approx(180, abs=14)

    def test_what_lies_beyond_its_limit_by_more_than_chance_is_in_bold(self):
        often = Rate("training", Null("a claim", 100, lambda rng: False), 80, 1000)
        perhaps = Rate("training", Null("a claim", 300, lambda rng: False), 60, 1000)
        low = Rate("training", Coverage("an interval", 100, lambda rng: True), 880, 1000)
        text = written([low, often, perhaps], repeats=1000).replace("\N{NO-BREAK SPACE}", "")
        assert "| training | an interval | **88.0% (85.8%–89.9%)** |" in text
        assert "| training | a claim | **8.0% (6.5%–9.8%)** | 6.0% (4.7%–7.6%) |" in text

    def test_the_table_that_is_kept_has_every_case_and_none_in_bold(self):
        kept = run.COVERAGE.read_text(encoding="utf-8")
        assert "**" not in kept
        for chapter in repeat.chapters():
            for case in repeat.cases_of(chapter):
                assert f"| {chapter} | {case.name} |" in kept


MODULE = '''
"""Text."""
LEVEL = 0.5


def longest(values: Float[np.ndarray, "2 3"], *, least: int = 2) -> int:
    """More text, with 3 numbers."""
    if not values or len(values) < least:
        raise ValueError(f"fewer than {least + 1}")
    return max(len(of) for of in values if of.any(axis=1)) + LEVEL
'''


def test_a_mutant_differs_from_its_module_in_one_thing(tmp_path):
    path = tmp_path / "module.py"
    path.write_text(MODULE)
    plain, found = ast.unparse(ast.parse(MODULE)).splitlines(), list(mutants(path))
    for mutant in found:
        changed = ast.unparse(mutant.tree()).splitlines()
        assert sum(a != b for a, b in zip(plain, changed, strict=True)) == 1
    assert [of.what for of in found] == [
        *["0.5 -> 1.5", "0.5 -> 0.25", "2 -> 3", "2 -> 1"],
        *["condition turned round", "Or -> And", "no Not", "Lt -> LtE", "Lt -> GtE"],
        *["Add -> Sub", "max -> min", "no filter", "no axis=", "any -> all", "1 -> 2", "1 -> 0"],
    ]


def test_a_mutant_takes_the_place_of_its_module():
    """In a process of its own, as there is no way back."""
    path = Path(interval.__file__)
    (line,) = [k for k, text in enumerate(path.read_text().splitlines(), 1) if "(1 - LEVEL) / number" in text]
    (multiplied,) = [of for of in mutants(path) if of.line == line and of.what == "Div -> Mult"]
    if not (child := os.fork()):
        try:
            changed = mutation.apply(multiplied) and together(2) == 1 - (1 - 0.95) * 2
            os._exit(0 if changed else 1)
        finally:  # or it would go on as a second process of these tests
            traceback.print_exc()
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert together(2) == 1 - (1 - 0.95) / 2
