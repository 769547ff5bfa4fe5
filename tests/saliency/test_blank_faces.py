"""Of faces that are even grey, as the evidence of the chapter takes them, something is said and nothing stops."""

from functools import partial

import numpy as np
import pytest
import torch

from fer.models.build import build
from fer.models.prediction import predict, to_input
from fer.saliency import (
    completeness,
    density,
    faithfulness,
    mean_maps,
    randomisation,
    repetition,
    sensitivity,
    sparseness,
)
from fer.saliency.findings import completeness as on_sums
from fer.saliency.findings import faithfulness as on_answers
from fer.saliency.findings import maps as on_maps
from fer.saliency.findings import parts as on_parts
from fer.saliency.findings import randomisation as on_weights
from fer.saliency.findings import steadiness as on_noise
from fer.saliency.maps import SHOWN, attributions
from fer.saliency.parts import mean_face_parts
from fer.saliency.selection import per_class
from fer.wording.load import load

ENGLISH, LABELS = load("en"), np.arange(6) % 2


@pytest.mark.parametrize("grey", [128, 0])
def test_every_measure_of_blank_faces_has_its_words(grey):
    images = np.full((6, 48, 48), grey, np.uint8)
    torch.manual_seed(0)
    model = build("vgg", widths=(4, 8), stem_stride=2).eval()
    x, target = to_input(images), torch.from_numpy(LABELS)
    maps = attributions(model, x, target, passes=2)
    chosen = per_class(np.eye(7)[LABELS], LABELS, limit=3)
    averaged = mean_maps.measure(maps, chosen, LABELS)
    densities = density.measure(maps, maps, mean_face_parts(), LABELS, drawn=False)
    cascade = randomisation.cascade(
        model, x[:2], target[:2], explain=partial(attributions, passes=2, methods=SHOWN), seed=0
    )
    curves = faithfulness.all_curves(lambda of: predict(model, of).numpy(), images, LABELS, maps)
    added_up = completeness.measure(model, x, target, steps=(2, 4))
    repeated = repetition.measure(model, x, target, copies=(2, 4))
    moved = sensitivity.measure(model, x[:2], target[:2], passes=2)
    told = [
        *on_maps.agreement(averaged),
        *on_maps.base(averaged),
        *on_parts.looks(densities),
        *on_parts.answer(densities),
        *on_weights.follow(randomisation.summarised(cascade)),
        *on_answers.verdict(faithfulness.summarised(curves)),
        on_sums.settled(repeated),
        *on_sums.beside_methods(repeated, averaged.agreement, copies=2),
        on_sums.verdict(added_up),
        *on_noise.steady(moved),
        *on_noise.concentrated(sparseness.measure(maps, images)),
    ]
    text = ENGLISH.text(told)
    assert "nan" not in text
    assert "**No held-out face is of disgust" not in text
    assert "**No method** beats every plain order" in text
