"""Where attribution lies in the face, told of facts that demand opposite sentences."""

import pytest

from fer.data.emotions import EMOTIONS, PARTS, index_of
from fer.saliency.parts import AREAS
from fer.wording.load import load

METHODS = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")
HAPPY, SAD, NEUTRAL = (index_of(name) for name in ("happy", "sad", "neutral"))
NONE = {"value": None, "low": None, "high": None, "faces": 0}
words = load("en").module("saliency.parts")


def mean(value, reach=0.06):
    return {"value": value, "low": value - reach, "high": value + reach, "faces": 20}


def of(**densities):
    """Every area at 1 in every class, but for those given."""
    return {
        area: {"all": found, "classes": [found] * 7} for area in AREAS for found in [mean(densities.get(area, 1.0))]
    }


def densest(means):
    """The first of the parts by their means over 20 faces, and the second, whose lead is known to 0.2."""
    second, first = sorted(PARTS, key=lambda part: means[part]["all"]["value"])[-2:]
    lead = mean(means[first]["all"]["value"] - means[second]["all"]["value"], reach=0.2)
    return {"part": first, "rival": second, **lead}


def facts_of(*, trained=None, random=None, methods=METHODS, drawn=True):
    """`trained` maps an area to its density, or a method to such a mapping."""
    trained = trained if trained and set(trained) <= set(methods) else dict.fromkeys(methods, trained or {})
    density = {method: of(**trained.get(method, {})) for method in methods}
    untrained = of(**(random or {}))
    gain = {
        m: {area: mean(density[m][area]["all"]["value"] - untrained[area]["all"]["value"]) for area in AREAS}
        for m in methods
    }
    return {
        "parts": {
            "drawn": drawn,
            "area": dict.fromkeys(AREAS, 0.1),
            "density": density,
            "untrained": dict.fromkeys(methods, untrained),
            "mean": density[methods[0]],
            "densest": {"all": densest(density[methods[0]]), "classes": [densest(density[methods[0]])] * 7},
            "untrained_mean": untrained,
            "gain": gain,
        }
    }


def facs_of(differences, gain=0.5):
    """One difference a class."""
    return {
        "facs": [
            {
                "expected": mean(1 + d),
                "others": mean(1.0),
                "difference": mean(d),
                "gain": mean(gain * (1 if d > 0 else -1)),
            }
            if emotion.parts
            else None
            for emotion, d in zip(EMOTIONS, differences, strict=True)
        ]
    }


def test_a_network_that_looks_at_eyes_and_mouth():
    facts = facts_of(trained={"eyes_and_mouth": 2.0, "mouth": 3.0})
    assert words.looks(facts).startswith("By every method the network **looks at eyes and mouth**")
    assert "2.0 times by Grad-CAM (1.0 times)" in words.looks(facts)
    assert words.finding(facts).startswith("The network looks at eyes and mouth: by four methods these get 2.0 to 2.0")
    assert "by all of them clearly more" in words.finding(facts)


def test_a_network_that_looks_away():
    facts = facts_of(trained={"eyes_and_mouth": 0.5})
    assert words.looks(facts).startswith("By every method the network looks **away from** eyes and mouth")
    assert words.finding(facts).startswith("The network looks away from eyes and mouth")
    assert "by none of them clearly more" in words.finding(facts)


def test_what_random_weights_do_too_is_no_result():
    facts = facts_of(trained={"eyes_and_mouth": 2.0}, random={"eyes_and_mouth": 2.0})
    assert words.looks(facts).startswith("**No** method shows that the network looks at eyes and mouth")
    assert words.finding(facts).startswith("That the network looks at eyes and mouth is not borne out")


def test_methods_that_disagree_are_named():
    facts = facts_of(trained={"input_gradient": {"eyes_and_mouth": 2.0}, "grad_cam": {"eyes_and_mouth": 0.5}})
    text = words.looks(facts)
    assert "**depends on the method**" in text
    assert "looks there by input gradient, looks away from them by Grad-CAM" in text
    assert "does neither clearly by SmoothGrad and integrated gradients" in text
    assert words.finding(facts).startswith("Whether the network looks at eyes and mouth depends on the method")
    assert "by one of them clearly more" in words.finding(facts)


def test_a_part_that_gets_more_than_eyes_and_mouth_is_told_in_the_finding():
    both = {"eyes_and_mouth": 2.0, "eyes": 2.0, "mouth": 2.0}
    assert words.finding(facts_of(trained={**both, "nose": 3.0})).endswith(
        "but over the methods the nose gets most of all, 3.0 times its area."
    )
    assert "nose" not in words.finding(facts_of(trained=both))


def test_the_densest_part_of_each_class_turns_round():
    mouth = words.classes(facts_of(trained={"mouth": 2.1, "eyes": 1.5}))
    assert "the **mouth** gets most for angry 2.1 (2.0 to 2.2), disgust" in mouth
    assert "the **brows** get most for" in words.classes(facts_of(trained={"brows": 1.7}))
    assert "**no** part of the face" in words.classes(facts_of())


def test_a_part_that_does_not_surely_lead_is_not_said_to_get_most():
    near = facts_of(trained={"nose": 2.1, "mouth": 2.0, "eyes_and_mouth": 2.0})
    assert "surely gets more than every other part" in words.classes(near)
    assert "open for angry (nose or mouth)" in words.classes(near)
    assert "nose" not in words.finding(near)


def test_classes_without_faces_are_not_told_a_part():
    facts = facts_of(trained={"mouth": 2.1})
    classes = list(facts["parts"]["mean"]["mouth"]["classes"])
    classes[SAD] = NONE
    facts["parts"]["mean"]["mouth"] = {"all": mean(2.1), "classes": classes}
    for area in ("brows", "eyes", "nose"):
        facts["parts"]["mean"][area]["classes"] = [NONE] * 7
    assert "For sad no part clearly gets more" in words.classes(facts)
    assert words.table(facts).iloc[SAD].tolist()[1:5] == ["– *", "–", "–", "– *"]


@pytest.mark.parametrize(
    ("differences", "sentence"),
    [
        ([0.5] * 7, "The network looks where FACS expects the expression: attribution is denser in the parts"),
        ([-0.5] * 7, "The network does **not** look where FACS expects the expression"),
        ([0.0] * 7, "It is **open** whether the network looks where FACS expects"),
        ([0.5, 0.5, 0.5, -0.5, 0.5, 0.5, 0.0], "FACS is borne out for some classes and not for others"),
        ([0.5, 0.5, 0.5, 0.0, 0.5, 0.5, 0.0], "FACS is borne out for some classes, and open for the others"),
        ([0.0, 0.0, 0.0, -0.5, 0.0, 0.0, 0.0], "FACS is borne out for **no** class"),
    ],
)
def test_facs(differences, sentence):
    text = words.facs(facs_of(differences))
    assert text.startswith(sentence)
    assert "Neutral has no action units, and is left out." in text
    assert "For angry, fear and surprise the only other part is the nose" in text
    assert ("**other** parts for happy" in text) == (differences.count(-0.5) == 1)


def test_a_difference_that_random_weights_have_too_is_open():
    assert "clearly denser in neither for angry, disgust" in words.facs(facs_of([0.5] * 7, gain=0.0))


def test_tables_star_what_facs_expects_and_leave_neutral_out():
    table = words.table(facts_of(trained={"mouth": 2.0}))
    assert table["mouth"].iloc[HAPPY].endswith("*") and not table["mouth"].iloc[NEUTRAL].endswith("*")
    assert table["Class"].tolist()[-2:] == ["all", "random weights"]
    facs = words.facs_table(facs_of([-0.01] * 7))
    assert "neutral" not in facs["Class"].tolist()
    assert facs["Difference"].iloc[0] == "0.0 (−0.1 to 0.0)"


def test_where_the_parts_come_from():
    assert "drawn by the program" in words.known(facts_of(drawn=True))
    assert "placed by eye on the mean face" in words.known(facts_of(drawn=False))
    assert "known of each drawn face" in words.caption(facts_of(drawn=True))
    assert "fixed shapes" in words.caption(facts_of(drawn=False))
    assert words.region_caption(facts_of(drawn=True)) != words.region_caption(facts_of(drawn=False))


def test_rows_of_the_figure_end_with_the_untrained_network():
    panels = words.panels(facts_of(random={"mouth": 1.4}))
    assert list(panels) == ["brows", "eyes", "nose", "mouth", "rest"]
    assert panels["mouth"]["Grad-CAM"][-1]["value"] == 1.4
    assert len(panels["mouth"]["Grad-CAM"]) == len(words.row_names()) == 8
