"""Sentences on the counter-checks of maps, fed with facts that demand opposite ones."""

import pytest

from fer.wording.load import load

METHODS = ("input_gradient", "integrated_gradients", "grad_cam")
words, removal = load("en").module("saliency.tests"), load("en").module("saliency.faithfulness")


def randomised(**kept):
    """`kept` is an interval a method; None for one without a map."""
    none = {"faces": 0, "curve": None, "strangers": None, "kept_logits": None, "kept": None}
    curve = [[1.0, 1.0, 1.0], [0.4, 0.3, 0.5], [-0.02, -0.1, 0.06]]
    methods = {
        m: none
        if share is None
        else {"faces": 12, "curve": curve, "strangers": 0.2, "kept_logits": [0.3, 0.2, 0.4], "kept": share}
        for m, share in ({m: [0.1, -0.1, 0.2] for m in METHODS} | kept).items()
    }
    return {"randomised": {"layers": [0, 1, 5], "methods": methods}}


FAILS, OPEN = [0.9, 0.8, 1.0], [0.5, 0.3, 0.7]


def told(ahead, **kept):
    """`ahead`: the methods that lead by all measures of the truth."""
    lead = {m: {"pointing": {"low": 0.1 if m in ahead else -0.1}, "rank": {"low": 0.1}} for m in METHODS}
    return words.trusted({"truth": {"enough": True, "ahead": lead}} | randomised(**kept))


def test_methods_that_tell_the_truth_and_follow_the_weights_are_named():
    text = told(("grad_cam",))
    assert "**and** following the weights on held-out faces: Grad-CAM." in text
    assert "Maps of input gradient" in text and "without being ahead" in text


def test_the_truth_without_the_weights_is_said_to_be_of_the_face_alone():
    text = told(("grad_cam",), grad_cam=FAILS)
    assert text.startswith("**No** method both is ahead")
    assert "Grad-CAM: ahead by all measures, and yet the maps stay without what was learnt" in text
    assert "while it is open" in told(("grad_cam",), grad_cam=OPEN)
    assert "no map of a held-out face" in told(("grad_cam",), grad_cam=None)


def test_without_a_known_truth_no_method_is_trusted():
    assert "**cannot be told**" in words.trusted({"truth": {"enough": False}} | randomised())


def test_maps_that_change_with_the_weights_follow_them():
    assert words.likeness(randomised()).startswith("**All methods follow the weights**")


def test_maps_that_stay_do_not_follow_them():
    assert words.likeness(randomised(**dict.fromkeys(METHODS, FAILS))).startswith("**No method follows the weights**")


def test_methods_that_differ_are_named():
    text = words.likeness(randomised(input_gradient=FAILS, grad_cam=OPEN))
    assert "**differ**: maps of integrated gradients follow the weights" in text
    assert "of input gradient do **not**" in text and "of Grad-CAM may or may not" in text


def test_a_method_that_does_not_notice_random_logits_is_told_apart():
    facts = randomised()
    facts["randomised"]["methods"]["grad_cam"]["kept_logits"] = [0.9, 0.8, 1.0]
    text = words.likeness(facts)
    assert "of Grad-CAM follow those of the lower layers **alone** and hardly notice random logits" in text
    assert words.likeness_table(facts)["Weights"].tolist()[2] == "lower layers' alone"
    facts["randomised"]["methods"]["grad_cam"]["kept_logits"] = [0.5, 0.4, 0.6]
    assert "of Grad-CAM may or may not" in words.likeness(facts)


def test_methods_of_one_kind_do_not_differ():
    assert words.likeness(randomised(**dict.fromkeys(METHODS, OPEN))).startswith("Maps of input gradient, integrated")


def test_why_integrated_gradients_keep_something_is_said_only_where_they_do():
    assert "the face itself as a factor" in words.likeness(randomised(integrated_gradients=[0.25, 0.2, 0.3]))
    assert "factor" not in words.likeness(randomised(integrated_gradients=[0.05, -0.1, 0.2]))


def test_methods_without_a_map_are_neither_passed_nor_failed():
    text = words.likeness(randomised(grad_cam=None))
    assert text.startswith("**All methods") and "Of Grad-CAM no map has an order" in text
    assert words.likeness(randomised(**dict.fromkeys(METHODS))).startswith("The test cannot be made")
    assert words.likeness_table(randomised(grad_cam=None)).iloc[2].tolist()[1:] == ["–"] * 4 + ["cannot be tested"]


def test_the_table_says_what_is_kept_and_the_verdict():
    table = words.likeness_table(randomised(input_gradient=FAILS, grad_cam=OPEN))
    assert table["Weights"].tolist() == ["not followed", "followed", "open"]
    assert table["Kept, %"].tolist() == ["90 (80–100)", "10 (0–20)", "50 (30–70)"]
    assert table["All random"][0] == "−0.02 (−0.10–0.06)"


def test_an_unknown_method_is_called_as_in_the_code():
    assert words.name_of("a_new_one") == "a new one"
    assert words.likeness(randomised(a_new_one=FAILS)).count("a new one") == 1


def completeness(*errors, passes=32, mean_passes=8):
    steps = [{"steps": 4 * 2**k, "error": error} for k, error in enumerate(errors)]
    return {"completeness": {"faces": 12, "steps": steps}, "passes": passes, "mean_passes": mean_passes}


SMALL, LARGE = [0.02, 0.01, 0.03], [0.2, 0.1, 0.3]


def test_integrated_gradients_that_add_up():
    text = words.completeness(completeness(LARGE, LARGE, SMALL, SMALL))
    assert "add up" in text and "from 16 steps on" in text and "do **not** add up" not in text
    assert (
        "the maps of single faces (32 steps) are complete and the averaged ones (8 steps) are **not** complete" in text
    )


def test_integrated_gradients_that_do_not_add_up():
    text = words.completeness(completeness(SMALL, SMALL, LARGE))
    assert "do **not** add up" in text and "even with 16 steps 20.0\N{NO-BREAK SPACE}%" in text


def test_an_error_whose_interval_holds_the_limit_leaves_it_open():
    text = words.completeness(completeness(LARGE, [0.033, 0.009, 0.057]))
    assert "is **open**: with 8 steps 3.3" in text and "do **not** add up" not in text


def test_one_face_cannot_tell_whether_they_add_up():
    assert "**cannot be told** from one face" in words.completeness(completeness([0.02, None, None]))
    assert words.completeness_table(completeness([0.02, None, None])).iloc[0].tolist() == ["Missing, %", "2.0"]


def test_a_logit_that_never_changes_has_nothing_to_share_out():
    assert words.completeness(completeness(None, None)).startswith("Integrated gradients have nothing")
    assert words.completeness_table(completeness(None)).iloc[0].tolist() == ["Missing, %", "–"]


UP, DOWN, NULL = [0.2, 0.1, 0.3], [-0.2, -0.3, -0.1], [0.0, -0.1, 0.1]


def deletion(**gains):
    """By method its gains on random order in deletion and insertion, and, if four, those on the centre."""
    given = {"input_gradient": (UP, UP), "grad_cam": (UP, UP), "centre": (UP, UP), "random": (None, None)} | gains
    orders = {}
    for name, (deleted, inserted, *centre) in given.items():
        over = centre or (NULL, NULL)
        kinds = zip(("deletion", "insertion"), (deleted, inserted), over, strict=True)
        orders[name] = {k: {"area": [0.3, 0.2, 0.4], "gain": gain, "over_centre": c} for k, gain, c in kinds}
    return {"deletion": {"faces": 28, "orders": orders}}


def test_methods_that_beat_random_order_and_those_that_do_not():
    assert removal.verdict(deletion()).startswith("**Every method beats random order**")
    assert removal.verdict(deletion(input_gradient=(NULL, NULL), grad_cam=(DOWN, DOWN))).startswith("**No method beats")
    text = removal.verdict(deletion(input_gradient=(UP, NULL)))
    assert "beaten in both tests by Grad-CAM, and **not** by input gradient" in text
    assert "By input gradient deletion is better and insertion is not clearly different." in text


def test_a_gain_too_small_to_matter_is_none():
    tiny = [0.004, 0.003, 0.005]
    assert removal.verdict(deletion(input_gradient=(tiny, tiny), grad_cam=(tiny, UP))).startswith("**No method beats")


def test_one_face_beats_nothing():
    alone = [0.5, None, None]
    facts = deletion(input_gradient=(alone, alone), grad_cam=(alone, alone), centre=(alone, alone))
    assert removal.verdict(facts).startswith("**No method beats")
    assert removal.table(facts).iloc[0].tolist()[2] == "+0.50"


def test_a_blob_does_not_beat_random_order_too_where_nothing_else_does():
    facts = deletion(input_gradient=(NULL, NULL), grad_cam=(DOWN, DOWN))
    assert "beats random order, and **no** method" in removal.against_centre(facts)


def test_an_order_worse_than_random_is_said_to_be():
    assert "**Worse** than random in both: Grad-CAM." in removal.verdict(deletion(grad_cam=(DOWN, DOWN)))


@pytest.mark.parametrize(
    ("gains", "sentence"),
    [
        ({}, "beats random order too, and **no** method beats that blob"),
        ({"centre": (NULL, UP)}, "does not beat random order in both tests, and **no** method"),
        ({"grad_cam": (UP, UP, UP, UP)}, "too; only Grad-CAM beats that blob in both"),
        ({"grad_cam": (UP, UP, UP, UP), "input_gradient": (UP, UP, UP, UP)}, "too; every method beats that blob"),
    ],
)
def test_a_blob_in_the_middle_is_a_rival(gains, sentence):
    assert sentence in removal.against_centre(deletion(**gains))


def test_the_table_of_areas_signs_its_gains():
    table = removal.table(deletion(grad_cam=(DOWN, UP)))
    assert table["Order"].tolist() == ["input gradient", "Grad-CAM", "centre", "random order"]
    assert table.iloc[1].tolist()[1:3] == ["0.30 (0.20–0.40)", "−0.20 (−0.30 to −0.10)"]
    assert table.iloc[3, 2] == "–"
