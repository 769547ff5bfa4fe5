"""A network that learns from another: its answers are part of the labels, and nothing held out gets in by them."""

import dataclasses
import shutil

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from fer import recipes
from fer.data.splits import Fold
from fer.errors import InputError
from fer.models.build import build
from fer.models.prediction import predict
from fer.recipes import Recipe
from fer.runs.run import Run, open_run
from fer.runs.same_faces import faces_of
from fer.training import leading, teaching, train
from fer.training.loop import Labelled, fit
from fer.training.plan import Request


@pytest.fixture
def learn(tiny_run, tiny_recipe, tmp_path, monkeypatch):
    """learn("pupil", ...) -> the run of that name, trained on the tiny run's faces and taught by it."""
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)

    def to_the_end(name: str, *, teacher=tiny_run.path, taught: float = 0.5, **how) -> Run:
        settings = (f"teacher={teacher}", f"taught={taught}")
        return train.train(Request(recipe="tiny", limit=300, settings=settings), tmp_path / name, **how)

    return to_the_end


def test_the_answers_kept_are_the_teachers_for_each_training_face(learn, tiny_run):
    images = faces_of(tiny_run).split("train").labelled().images
    pupil = learn("pupil")
    asked = predict(tiny_run.model(), images, views=2).softmax(dim=1)
    assert torch.allclose(teaching.read_answers(pupil.path, faces=300), asked, atol=1e-6)


def test_what_the_teacher_answers_is_learned_in_place_of_the_label():
    """A teacher that takes every class for the next one, and of whose answers a label is made up wholly."""
    labels = torch.arange(280) % 7
    noise = torch.randint(0, 60, (280, 48, 48), generator=torch.Generator().manual_seed(1))
    faces = Labelled((noise + 25 * labels.view(-1, 1, 1)).to(torch.uint8), labels)
    answers = torch.eye(7)[(labels + 1) % 7]
    recipe = Recipe(
        "r", epochs=12, batch=32, model_options={"widths": (8,)}, precision="float32", teacher="a", taught=1.0
    )
    torch.manual_seed(0)
    model = build("vgg", **recipe.model_options)
    *_, last = fit(model, faces, faces, recipe, seed=0, answers=answers)
    model.load_state_dict(last.state["model"])
    said = predict(model.eval(), faces.images).argmax(dim=1)
    assert (said == (labels + 1) % 7).float().mean() > 0.9


def test_it_goes_on_exactly_though_its_teacher_be_gone(learn, tiny_run, tmp_path, monkeypatch):
    teacher = shutil.copytree(tiny_run.path, tmp_path / "teacher")
    whole = learn("whole", teacher=teacher)
    with monkeypatch.context() as patch:
        patch.setattr(leading, "_conclude", interrupt)
        with pytest.raises(InputError, match=r"^cut off$"):
            learn("cut", teacher=teacher)
    shutil.rmtree(teacher)
    cut = train.train(Request(), tmp_path / "cut", resume=True)
    for name, weights in load_file(whole.path / "weights.safetensors").items():
        assert torch.equal(weights, load_file(cut.path / "weights.safetensors")[name])
    assert train.train(Request(), tmp_path / "cut", resume=True).path == cut.path  # done: nobody is asked


def interrupt(*_):
    raise InputError("cut off")


def test_a_teacher_that_is_no_finished_run_is_refused_before_a_folder_is_made(learn, tmp_path):
    with pytest.raises(InputError, match=r"^teacher: .*nowhere: no run folder"):
        learn("pupil", teacher=tmp_path / "nowhere")
    assert not (tmp_path / "pupil").exists()


def test_a_teacher_that_was_trained_on_held_out_faces_is_refused(learn, tmp_path):
    crossed = train.train(Request(recipe="tiny", limit=300, fold=Fold(1, 3)), tmp_path / "crossed")
    with pytest.raises(InputError, match=r"of the 300 val faces took part in its own training; name one"):
        learn("pupil", teacher=crossed.path)
    assert not (tmp_path / "pupil").exists()


def test_one_whose_training_faces_are_not_known_is_refused(learn, copied_run, monkeypatch):
    monkeypatch.setattr(teaching, "seen_by", lambda run: None)
    with pytest.raises(InputError, match=r"which faces it was trained on is not known; name a run"):
        learn("pupil", teacher=copied_run.path)


def test_one_that_began_from_a_file_of_weights_is_refused(tiny_run, tiny_recipe, monkeypatch):
    """Nobody knows which faces those weights were learnt from."""
    began = dataclasses.replace(tiny_run.config.recipe, model_options={"weights": "theirs.pth"})
    teacher = Run(tiny_run.path, dataclasses.replace(tiny_run.config, recipe=began))
    monkeypatch.setattr(teaching, "open_run", lambda path: teacher)
    recipe = dataclasses.replace(tiny_recipe, teacher=str(tiny_run.path), taught=0.5)
    with pytest.raises(InputError, match=r"which faces it was trained on is not known; .* from no file of weights$"):
        teaching.open_teacher(recipe, faces_of(tiny_run))


def test_one_that_has_met_the_same_twins_is_not_refused(tiny_run, tiny_recipe):
    """FER2013 has faces of its validation split among its training faces: they are no secret to anybody."""
    faces = faces_of(tiny_run)
    twin = np.flatnonzero(faces.usage == "val")[0], np.flatnonzero(faces.usage == "train")[0]
    images = faces.images.copy()
    images[twin[0]] = images[twin[1]]
    recipe = dataclasses.replace(tiny_recipe, teacher=str(tiny_run.path), taught=0.5)
    assert teaching.open_teacher(recipe, faces._replace(images=images)) == open_run(tiny_run.path)


@pytest.mark.parametrize(
    "answers",
    [np.zeros((300, 7), np.float32), np.full((299, 7), 1 / 7, np.float32), np.full((300, 7), np.nan, np.float32)],
    ids=["no shares", "of other faces", "no numbers"],
)
def test_spoilt_answers_are_refused(tmp_path, answers):
    np.save(tmp_path / teaching.FILE, answers)
    with pytest.raises(InputError, match=r"teacher.npy: damaged \(ValueError\); train the run again"):
        teaching.read_answers(tmp_path, faces=300)


def test_a_run_without_a_teacher_has_no_answers(tiny_run):
    assert teaching.read_answers(tiny_run.path, faces=300) is None


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"taught": 0.5}, "taught=0.5: names no teacher"), ({"teacher": "a"}, "teacher=a: no share of its answers")],
)
def test_half_of_the_two_settings_is_refused(tiny_recipe, settings, said):
    with pytest.raises(InputError, match=f"^{said}"):
        dataclasses.replace(tiny_recipe, **settings)


def test_asking_the_teacher_is_part_of_what_is_foretold(tiny_run, tiny_recipe, tmp_path, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    monkeypatch.setattr(teaching, "seconds_of_asking", lambda teacher, faces, **_: 1000.0 + faces)
    request = Request(recipe="tiny", limit=300, settings=(f"teacher={tiny_run.path}", "taught=0.5"))
    found = train.expected(request, announce=print)
    assert "after 22 min of asking the teacher" in found.line and found.seconds > 1300


def test_the_time_of_asking_grows_with_the_faces(tiny_run):
    device = torch.device("cpu")
    few, many = (teaching.seconds_of_asking(tiny_run, faces, device=device) for faces in (1, 1_000_000))
    assert 0 < few < many
