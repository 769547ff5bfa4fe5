"""Sentences on maps that do or do not follow the weights, fed with facts that demand opposite ones."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.saliency.findings import randomisation
from fer.saliency.localisation import Comparison, Lead
from fer.saliency.randomisation import Likeness, Randomisation
from fer.statistics.interval import Interval
from fer.wording.load import load

METHODS = ("input_gradient", "integrated_gradients", "grad_cam")
FAILS, OPEN, PASSES = Interval(0.9, 0.8, 1.0), Interval(0.5, 0.3, 0.7), Interval(0.1, -0.1, 0.2)
ENGLISH, CHINESE = load("en"), load("zh-TW")
CURVE = (Interval(1.0, 1.0, 1.0), Interval(0.4, 0.3, 0.5), Interval(-0.02, -0.1, 0.06))
LIKENESS = Likeness(12, CURVE, strangers=0.2, kept_logits=Interval(0.3, 0.2, 0.4), kept=PASSES)


def found(**kept):
    """`kept` is an interval a method; None for one without a map."""
    given = dict.fromkeys(METHODS, PASSES) | kept
    return Randomisation(
        (0, 1, 5), {m: None if share is None else replace(LIKENESS, kept=share) for m, share in given.items()}
    )


def follow(**kept):
    return ENGLISH.text(randomisation.follow(found(**kept)))


def trusted(ahead, **kept):
    """`ahead`: the methods that lead by all measures of the truth."""
    low = {method: 0.1 if method in ahead else -0.1 for method in METHODS}
    leads = {
        method: {
            "pointing": Lead("chance", Interval(0.2, low[method], 0.3)),
            "energy": Lead("chance", Interval(0.2, 0.1, 0.3)),
            "rank": Lead("chance", Interval(0.2, 0.1, 0.3)),
        }
        for method in METHODS
    }
    return ENGLISH.text(
        randomisation.trusted(
            Comparison({}, {}, {}, leads, dict.fromkeys(("pointing", "energy", "rank"), METHODS)), found(**kept)
        )
    )


def test_methods_that_tell_the_truth_and_follow_the_weights_are_named():
    text = trusted(("grad_cam",))
    assert "on planted marks **and** following the weights: Grad-CAM." in text
    assert (
        "The maps of input gradient and integrated gradients follow the weights, but do not pass on planted marks"
        in text
    )


def test_the_truth_without_the_weights_is_said_to_be_of_the_face_alone():
    text = trusted(("grad_cam",), grad_cam=FAILS)
    assert text.startswith("**No** method is both significantly above all references")
    assert "The maps of Grad-CAM pass on planted marks, but do not follow the weights." in text
    assert "whether they follow the weights is open" in trusted(("grad_cam",), grad_cam=OPEN)
    assert "there is no map of a held-out face" in trusted(("grad_cam",), grad_cam=None)


def test_without_a_known_truth_no_method_is_trusted():
    assert "**cannot be told**" in ENGLISH.text(randomisation.trusted(None, found()))


def test_maps_that_change_with_the_weights_follow_them():
    assert follow().startswith("**All methods follow the weights**")


def test_maps_that_stay_do_not_follow_them():
    assert follow(**dict.fromkeys(METHODS, FAILS)).startswith("**No method follows the weights**")


def test_methods_that_differ_are_named():
    text = follow(input_gradient=FAILS, grad_cam=OPEN)
    assert "**differ** ([@fig:saliency-randomised]). Maps of integrated gradients follow the weights" in text
    assert "maps of input gradient do **not**" in text
    assert "for Grad-CAM the test is open" in text


def test_a_method_that_does_not_notice_random_logits_is_told_apart():
    stays = replace(LIKENESS, kept_logits=FAILS)
    facts = replace(found(), methods={**found().methods, "grad_cam": stays})
    text = ENGLISH.text(randomisation.follow(facts))
    assert "maps of Grad-CAM follow the lower layers **only**: with random logits they keep more than half" in text
    assert ENGLISH.table(randomisation.table(facts))["Weights"].tolist()[2] == "lower layers only"
    undecided = replace(LIKENESS, kept_logits=Interval(0.5, 0.4, 0.6))
    facts = replace(found(), methods={**found().methods, "grad_cam": undecided})
    assert "for Grad-CAM the test is open" in ENGLISH.text(randomisation.follow(facts))


def test_what_may_stay_to_the_end_is_not_said_to_follow_the_lower_layers():
    may_stay = replace(LIKENESS, kept_logits=FAILS, kept=Interval(0.6, 0.3, 0.9))
    facts = replace(found(), methods={**found().methods, "grad_cam": may_stay})
    assert "for Grad-CAM the test is open" in ENGLISH.text(randomisation.follow(facts))


def test_methods_of_one_kind_do_not_differ():
    assert follow(**dict.fromkeys(METHODS, OPEN)).startswith(
        "For input gradient, integrated gradients and Grad-CAM the test is open"
    )


def test_why_integrated_gradients_keep_something_is_said_only_where_they_do():
    assert "the face itself is a factor" in follow(integrated_gradients=Interval(0.25, 0.2, 0.3))
    assert "factor" not in follow(integrated_gradients=Interval(0.05, -0.1, 0.2))


def test_methods_without_a_map_are_neither_passed_nor_failed():
    text = follow(grad_cam=None)
    assert text.startswith("Maps of input gradient and integrated gradients follow the weights")
    assert "For Grad-CAM there is no map to test." in text
    assert follow(**dict.fromkeys(METHODS)).startswith("The test cannot be made")
    table = ENGLISH.table(randomisation.table(found(grad_cam=None)))
    assert table.iloc[2].tolist()[1:] == ["–"] * 4 + ["cannot be tested"]


def test_the_table_says_what_is_kept_and_the_verdict():
    table = ENGLISH.table(randomisation.table(found(input_gradient=FAILS, grad_cam=OPEN)))
    assert table["Weights"].tolist() == ["not followed", "followed", "open"]
    assert table["Kept, %"].tolist() == ["90 (80 to 100)", "10 (−10 to 20)", "50 (30 to 70)"]
    assert table["All random"][0] == "−0.02 (−0.10 to 0.06)"


def test_the_caption_counts_the_faces_of_the_methods():
    assert "over 12 faces with" in ENGLISH.text(randomisation.caption(found(grad_cam=None)))
    fewer = replace(found(), methods={**found().methods, "grad_cam": replace(LIKENESS, faces=5)})
    assert "over 5 to 12 faces with" in ENGLISH.text(randomisation.caption(fewer))
    assert "over 0 faces" in ENGLISH.text(randomisation.caption(found(**dict.fromkeys(METHODS))))


def test_an_unknown_method_is_called_as_in_the_code():
    assert follow(a_new_one=FAILS).count("a_new_one") == 1


def test_less_than_nothing_that_is_kept_has_its_sign():
    table = ENGLISH.table(randomisation.table(found(grad_cam=Interval(-0.46, -0.59, -0.33))))
    assert table["Kept, %"].tolist()[2] == "−46 (−59 to −33)"


KEPT = st.tuples(st.floats(-1, 1), st.floats(0, 1)).map(lambda of: Interval(of[0], of[0] - of[1], sum(of)))
LIKENESSES = st.one_of(st.none(), st.builds(Likeness, st.just(12), st.just(CURVE), st.just(0.2), KEPT, KEPT))


@settings(deadline=None, max_examples=80)
@given(st.lists(LIKENESSES, min_size=3, max_size=3), st.sets(st.sampled_from(METHODS)))
def test_adversary_who_follows_keeps_surely_less_than_half_and_who_is_trusted_is_ahead_too(drawn, ahead):
    facts = Randomisation((0, 1, 5), dict(zip(METHODS, drawn, strict=True)))
    for of in drawn:
        verdict = randomisation.verdict_of(of)
        kept = None if of is None else (of.kept_logits, of.kept)
        assert (verdict == "follows") == (kept is not None and all(share.high < 0.5 for share in kept))
        assert (verdict == "stays") == (kept is not None and kept[1].low > 0.5)
        assert (verdict == "lower_layers") == (kept is not None and kept[1].high < 0.5 < kept[0].low)
    follows = [m for m, of in facts.methods.items() if randomisation.verdict_of(of) == "follows"]
    leads = {m: {"energy": Lead("edges", Interval(0.1, 0.05 if m in ahead else -0.05, 0.2))} for m in METHODS}
    for told in (randomisation.follow(facts), randomisation.alt(facts)):
        assert ENGLISH.text(told) and CHINESE.text(told)
    said = randomisation.trusted(Comparison({}, {}, {}, leads, {"energy": METHODS}), facts)[0]
    both = [m for m in METHODS if m in ahead and m in follows]
    assert (said.key == "saliency.randomisation.trusted") == bool(both)
    assert said.values.get("names", both) == both
    lead = randomisation.follow(facts)[0].key.removeprefix("saliency.randomisation.")
    assert (lead == "all_follow") == (follows == list(METHODS))


def test_the_alternative_text_has_both_ends_of_each_curve():
    text = ENGLISH.text(randomisation.alt(found(grad_cam=None)))
    assert "input gradient 0.40 and −0.02; integrated gradients 0.40 and −0.02." in text
    assert "Grad-CAM" not in text and "falls" not in text
    assert text.startswith("A curve for each method starts at 1, with the trained network.")
