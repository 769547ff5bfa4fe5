"""The loop: schedule by hand, exact resuming, what is chosen and what is left alone."""

import dataclasses
import io
import math
import shutil

import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.models.build import build
from fer.models.prediction import predict, to_input, views_of
from fer.recipes import Augmentation, Recipe
from fer.training.loop import Labelled, Learner, finished, fit
from fer.training.optimiser import learning_rate, make_optimiser


def toy_faces(n: int, *, seed: int) -> Labelled:
    """Noise whose mean grey tells the label: learnable in an epoch."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.randint(0, 7, (n,), generator=generator)
    noise = torch.randint(0, 60, (n, 48, 48), generator=generator)
    return Labelled((noise + 25 * labels.view(-1, 1, 1)).to(torch.uint8), labels)


def network(recipe: Recipe) -> nn.Module:
    torch.manual_seed(0)
    return build(recipe.model, **recipe.model_options)


def train(recipe: Recipe, *, stop_after: int | None = None, state=None):
    """The last epoch's record, read back through a file as a run does."""
    for epoch in fit(network(recipe), toy_faces(200, seed=1), toy_faces(80, seed=2), recipe, seed=3, state=state):
        stored = io.BytesIO()
        torch.save(epoch.state, stored)
        if len(epoch.state["history"]) == stop_after:
            break
    stored.seek(0)
    return torch.load(stored, weights_only=True)


def test_a_learnable_task_is_learnt(tiny_recipe):
    recipe = dataclasses.replace(tiny_recipe, epochs=10, augmentation=Augmentation())
    assert train(recipe)["history"][-1]["val_accuracy"] > 0.5


@pytest.mark.parametrize("averaging", [0.0, 0.9])
@pytest.mark.parametrize("how", [{"optimiser": "sgd"}, {"optimiser": "adam"}, {"muon": 0.05, "small_first": 0.7}])
def test_resumed_training_ends_with_the_same_weights_bit_for_bit(tiny_recipe, averaging, how):
    recipe = dataclasses.replace(tiny_recipe, epochs=3, averaging=averaging, **how)
    whole = train(recipe)
    resumed = train(recipe, state=train(recipe, stop_after=1))
    for part in ("model", "best"):
        assert all(torch.equal(whole[part][name], resumed[part][name]) for name in whole[part])
    for one, other in zip(whole["history"], resumed["history"], strict=True):
        assert all(one[k] == other[k] for k in one if k not in ("seconds", "faces_per_second"))


def test_the_first_epochs_see_smaller_faces_where_the_recipe_says_so(tiny_recipe):
    sides = []
    recipe = dataclasses.replace(tiny_recipe, epochs=3, small_first=0.67)
    model = network(recipe)
    model.register_forward_pre_hook(lambda own, given: sides.append(given[0].shape[-1]) if own.training else None)
    list(fit(model, toy_faces(64, seed=1), toy_faces(8, seed=2), recipe, seed=3))
    assert sides[-3:] == [32, 32, 48]  # once before, norms are given a start


def test_another_kind_of_device_does_not_resume(tiny_recipe):
    state = train(tiny_recipe, stop_after=1) | {"device": "cuda"}
    with pytest.raises(InputError, match="began on cuda"):
        train(tiny_recipe, state=state)


def test_the_best_epochs_weights_are_kept(tiny_recipe):
    recipe = dataclasses.replace(tiny_recipe, epochs=4)
    state = train(recipe)
    model = network(recipe)
    model.load_state_dict(state["best"])
    val = toy_faces(80, seed=2)
    accuracy = (predict(model, val.images).argmax(dim=1) == val.labels).float().mean().item()
    assert accuracy == pytest.approx(max(row["val_accuracy"] for row in state["history"]))


def test_the_last_epochs_weights_are_kept_where_the_recipe_says_so(tiny_recipe):
    state = train(dataclasses.replace(tiny_recipe, epochs=3, keep="last", averaging=0.0))
    assert all(torch.equal(state["best"][name], state["model"][name]) for name in state["model"])


def test_an_epoch_draws_its_own_numbers_whatever_came_before(tiny_recipe):
    """Two first epochs agree though other numbers were drawn in between, and dropout is on."""
    recipe = dataclasses.replace(tiny_recipe, epochs=1)
    first = train(recipe)
    torch.manual_seed(99)
    torch.rand(5)
    second = train(recipe)
    assert all(torch.equal(first["model"][name], second["model"][name]) for name in first["model"])


def test_another_seed_is_another_training(tiny_recipe):
    faces = toy_faces(200, seed=1), toy_faces(80, seed=2)
    one, other = (next(fit(network(tiny_recipe), *faces, tiny_recipe, seed=seed)).row for seed in (0, 1))
    assert one["objective"] != other["objective"]


@pytest.mark.whole
@pytest.mark.skipif(shutil.which("c++") is None, reason="torch.compile needs a C++ compiler on the CPU")
@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf")  # torch's compiler looks at it
def test_compiled_training_goes_the_way_of_the_plain_one(tiny_recipe):
    recipe = dataclasses.replace(tiny_recipe, epochs=1, model_options={"widths": (8,), "dropout": 0.0})
    plain, compiled = (train(dataclasses.replace(recipe, compiled=choice)) for choice in ("no", "yes"))
    for name in ("objective", "val_loss"):
        assert compiled["history"][0][name] == pytest.approx(plain["history"][0][name], rel=1e-3)
    assert compiled["model"].keys() == plain["model"].keys()


@pytest.mark.parametrize(("choice", "mode"), [("yes", None), ("graphs", "reduce-overhead")])
def test_network_and_augmentation_are_compiled_where_it_is_asked_for(tiny_recipe, monkeypatch, choice, mode):
    how = []
    monkeypatch.setattr(torch, "compile", lambda function, **words: how.append(words) or function)
    recipe = dataclasses.replace(tiny_recipe, compiled=choice)
    learner = Learner(build(recipe.model, **recipe.model_options), recipe, device=torch.device("cpu"))
    assert how == [{"dynamic": False, "mode": mode}, {"dynamic": False}]
    assert learner.forward is learner.eager


def test_a_training_says_how_long_the_gradient_was(tiny_recipe):
    assert train(tiny_recipe)["history"][0]["gradient_norm"] > 0


def test_patience_counts_epochs_since_the_best():
    recipe = Recipe(name="r", epochs=100, patience=2)
    assert not finished([{"val_accuracy": a} for a in (0.1, 0.3, 0.2)], recipe)
    assert finished([{"val_accuracy": a} for a in (0.1, 0.3, 0.2, 0.3)], recipe)
    assert finished([{"val_accuracy": 0.1}] * 100, dataclasses.replace(recipe, patience=None))


def test_cosine_with_warm_up_by_hand():
    recipe = Recipe(name="r", epochs=1, learning_rate=0.8, warmup=0.2)
    rates = [learning_rate(step, 10, recipe) for step in range(10)]
    assert rates[:2] == pytest.approx([0.4, 0.8])
    assert rates[2] == pytest.approx(0.8)
    assert rates[6] == pytest.approx(0.4)
    assert rates[9] == pytest.approx(0.4 * (1 + math.cos(math.pi * 7 / 8)))


def test_a_constant_rate_stays_after_the_warm_up():
    recipe = Recipe(name="r", epochs=1, learning_rate=0.8, warmup=0.2, schedule="constant")
    assert [learning_rate(step, 10, recipe) for step in range(10)] == pytest.approx([0.4] + [0.8] * 9)


def test_only_weights_of_layers_decay(tiny_recipe):
    decaying, free = make_optimiser(
        network(tiny_recipe), dataclasses.replace(tiny_recipe, weight_decay=0.1)
    ).param_groups
    assert decaying["weight_decay"] == 0.1
    assert free["weight_decay"] == 0
    assert all(p.ndim > 1 for p in decaying["params"])
    assert all(p.ndim == 1 for p in free["params"])


def test_prediction_does_not_depend_on_the_batch(tiny_recipe):
    model, images = network(tiny_recipe), toy_faces(10, seed=4).images
    torch.testing.assert_close(predict(model, images, batch=3), predict(model, images, batch=10))


def test_ten_views_are_five_places_and_their_mirror_images():
    x = to_input(toy_faces(1, seed=5).images)
    views = views_of(x, views=10)
    assert len(views) == 10
    assert len({view.numpy().tobytes() for view in views}) == 10
    assert torch.equal(views[0], x)
    assert all(torch.equal(mirror, view.flip(3)) for view, mirror in zip(views[:5], views[5:], strict=True))
    assert torch.equal(views[1][0, 0, 3:, 3:], x[0, 0, :-3, :-3])


def test_several_views_average_probabilities(tiny_recipe):
    model, images = network(tiny_recipe).eval(), toy_faces(4, seed=6).images
    with torch.no_grad():
        both = torch.stack([model(view).softmax(dim=1) for view in views_of(to_input(images), views=2)])
    torch.testing.assert_close(predict(model, images, views=2).exp(), both.mean(dim=0))
