"""Random weights in place of the learned ones."""

import torch

from fer.models.build import build
from fer.models.random_weights import with_random_weights


def test_every_weight_is_drawn_anew_by_its_seed_and_nothing_else_changes():
    model = build("vgg", widths=(4, 8))
    with torch.no_grad():
        model(torch.rand(4, 1, 48, 48))  # moves the statistics of batch normalisation
    before = {key: value.clone() for key, value in model.state_dict().items()}
    random = torch.get_rng_state()
    first, again, other = (with_random_weights(model, seed=seed).state_dict() for seed in (1, 1, 2))
    assert torch.equal(torch.get_rng_state(), random)
    assert all(torch.equal(value, before[key]) for key, value in model.state_dict().items())
    assert all(torch.equal(first[key], again[key]) for key in first)
    key = "features.1.weight"
    assert not torch.equal(first[key], before[key]) and not torch.equal(first[key], other[key])
    assert (first["features.2.running_mean"] == 0).all()
