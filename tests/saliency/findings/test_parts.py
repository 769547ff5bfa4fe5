"""Where attribution lies in the face, told of facts that demand opposite sentences."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.data.emotions import PARTS, index_of
from fer.saliency.density import Against, Densest, Densities, Density
from fer.saliency.findings import parts
from fer.saliency.parts import AREAS
from fer.statistics.interval import Interval
from fer.statistics.means import Mean
from fer.wording.load import load

METHODS = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")
HAPPY, SAD, NEUTRAL = (index_of(name) for name in ("happy", "sad", "neutral"))
ENGLISH = load("en")


def mean(value, reach=0.06):
    return Mean(value, Interval(value, value - reach, value + reach), 20)


def of(**densities):
    """Every area at 1 in every class, but for those given."""
    means = {area: mean(densities.get(area, 1.0)) for area in AREAS}
    return {area: Density(found, (found,) * 7) for area, found in means.items()}


def densest(means):
    """The first of the parts by their means over 20 faces, and the second, whose lead is known to 0.2."""
    second, first = sorted(PARTS, key=lambda part: means[part].all.value)[-2:]
    return Densest(first, second, mean(means[first].all.value - means[second].all.value, reach=0.2))


def found(*, trained=None, random=None, methods=METHODS, drawn=True):
    """`trained` maps an area to its density, or a method to such a mapping."""
    trained = trained if trained and set(trained) <= set(methods) else dict.fromkeys(methods, trained or {})
    of_method = {method: of(**trained.get(method, {})) for method in methods}
    untrained = of(**(random or {}))
    first = of_method[methods[0]]
    return Densities(
        drawn=drawn,
        reach=None if drawn else 3,
        area=dict.fromkeys(AREAS, 0.1),
        methods=of_method,
        untrained=dict.fromkeys(methods, untrained),
        against={
            method: {
                part: Against(areas[part].all, mean(areas[part].all.value - untrained[part].all.value))
                for part in PARTS
            }
            for method, areas in of_method.items()
        },
        mean=first,
        untrained_mean=untrained,
        densest=densest(first),
        densest_of_class=(densest(first),) * 7,
    )


def looks(**facts):
    return ENGLISH.text(parts.looks(found(**facts)))


def classes(**facts):
    return ENGLISH.text(parts.classes(found(**facts)))


def finding(**facts):
    return ENGLISH.text(parts.finding(found(**facts)))


def test_each_part_is_judged_by_itself_against_both_yardsticks():
    text = looks(trained={"mouth": 3.0, "eyes": 1.5, "brows": 0.5}, random={"eyes": 2.0, "brows": 0.5})
    by_all = "by input gradient, SmoothGrad, integrated gradients and Grad-CAM."
    assert f"The **mouth** gets more than an even spread and **more** than random weights {by_all}" in text
    assert f"The **eyes** get more than an even spread and **less** than random weights {by_all}" in text
    assert "The **brows** get less than an even spread and not surely other than random weights by" in text
    assert "The **nose** gets not surely other than an even spread and not surely other than" in text
    assert "for all 32 comparisons of a method and a part with these two together" in text


def test_methods_that_disagree_are_named_for_each_part():
    text = looks(trained={"input_gradient": {"mouth": 2.0}, "grad_cam": {"mouth": 0.5}})
    assert (
        "mouth** gets more than an even spread and **more** than random weights by input gradient; not surely" in text
    )
    assert "less than an even spread and **less** than random weights by Grad-CAM." in text


def test_the_finding_counts_methods_a_part_and_makes_no_verdict_of_several_parts():
    """The mouth alone carries eyes and mouth; the eyes lie below random weights."""
    text = finding(trained={"mouth": 3.0, "eyes": 1.5, "nose": 4.0}, random={"eyes": 2.0})
    assert "nose 4, mouth 4, brows 0, eyes 0 (4 less than random weights)" in text
    assert text.endswith("; over the methods the nose gets most, 4.0 times its area.")
    assert "eyes and mouth" not in text


def test_what_random_weights_do_too_is_no_result():
    text = finding(trained={"mouth": 2.0}, random={"mouth": 2.0})
    assert "brows 0, eyes 0, nose 0, mouth 0" in text
    assert "and not surely other than random weights by input gradient" in looks(
        trained={"mouth": 2.0}, random={"mouth": 2.0}
    )


INTERVALS = st.tuples(st.floats(-3, 3), st.floats(0, 2)).map(lambda of: Interval(of[0], of[0] - of[1], of[0] + of[1]))
MEANS = st.one_of(
    st.none(), INTERVALS.map(lambda interval: Mean(interval.value, interval, 20)), st.just(Mean(2.0, None, 1))
)
AGAINST = st.builds(Against, MEANS, MEANS)


@settings(deadline=None, max_examples=60)
@given(st.lists(AGAINST, min_size=16, max_size=16))
def test_adversary_a_part_gets_more_by_those_methods_alone_whose_intervals_say_so(drawn):
    given_facts = {m: dict(zip(PARTS, drawn[4 * k : 4 * k + 4], strict=True)) for k, m in enumerate(METHODS)}
    facts = replace(found(), against=given_facts)
    said = parts.looks(facts)
    for part, sentence in zip(PARTS, said[:-1], strict=True):
        told = [
            (clause.values["even"], clause.values["random"], clause.values["by"]) for clause in sentence.values["told"]
        ]
        assert sorted(method for *_, by in told for method in by) == sorted(METHODS)
        for even, random, by in told:
            for method in by:
                of = given_facts[method][part]
                for word, mean_of, yardstick in ((even, of.even, 1.0), (random, of.gain, 0.0)):
                    interval = None if mean_of is None else mean_of.interval
                    assert (word == "more") == (interval is not None and interval.low > yardstick)
                    assert (word == "less") == (interval is not None and interval.high < yardstick)
    for clause in parts.finding(facts).values["tally"]:
        part = clause.values["part"]
        of_part = given_facts.values()
        more = [m for m in of_part if parts._sides(m[part]) == (1, 1)]
        assert clause.values["more"] == len(more)
    assert (parts.finding(facts).values["most"] is None) == (facts.densest.lead.interval.low <= 0)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.one_of(st.none(), st.builds(Densest, st.just("nose"), st.just("mouth"), MEANS)), min_size=7, max_size=7)
)
def test_adversary_a_part_gets_most_for_a_class_only_where_its_lead_is_sure(drawn):
    facts = replace(found(trained={"nose": 2.0}), densest_of_class=tuple(drawn))
    sure = [k for k, of in enumerate(drawn) if of and of.lead and of.lead.interval and of.lead.interval.low > 0]
    said = parts.classes(facts)
    leading = [clause.values["label"] for part in said[0].values.get("parts", ()) for clause in part.values["classes"]]
    assert leading == sure
    assert (said[0].key == "saliency.parts.no_part_surely") == (not sure)


@pytest.mark.parametrize("reach", [None, 3])
def test_intervals_say_how_far_parts_were_moved(reach):
    facts = replace(found(), reach=reach)
    for said in (parts.caption(facts), parts.table_caption(facts), parts.looks(facts)[-1]):
        assert ("moved together by up to 3 pixels" in ENGLISH.text(said)) == (reach is not None)


def test_the_densest_part_of_each_class_turns_round():
    mouth = classes(trained={"mouth": 2.1, "eyes": 1.5})
    assert "the **mouth** gets most for angry 2.1 (2.0 to 2.2), disgust" in mouth
    assert "the **brows** get most for" in classes(trained={"brows": 1.7})
    assert "**no** part of the face" in classes()


def test_a_part_that_does_not_surely_lead_is_not_said_to_get_most():
    near = {"trained": {"nose": 2.1, "mouth": 2.0}}
    assert "surely gets more than every other part" in classes(**near)
    assert "open for angry (nose or mouth)" in classes(**near)
    assert "most" not in finding(**near)


def test_classes_without_faces_are_not_told_a_part():
    facts = found(trained={"mouth": 2.1})
    without_sad = tuple(None if k == SAD else mean(2.1) for k in range(7))
    nothing = {area: Density(facts.mean[area].all, (None,) * 7) for area in ("brows", "eyes", "nose")}
    facts = replace(facts, mean={**facts.mean, **nothing, "mouth": Density(mean(2.1), without_sad)})
    assert "For sad no part clearly gets more" in ENGLISH.text(parts.classes(facts))
    assert ENGLISH.table(parts.table(facts)).iloc[SAD].tolist()[1:5] == ["– *", "–", "–", "– *"]


def test_one_face_has_a_density_and_no_interval():
    alone = Density(Mean(2.0, None, 1), (Mean(2.0, None, 1),) * 7)
    facts = replace(found(), mean=dict.fromkeys(AREAS, alone))
    assert ENGLISH.table(parts.table(facts)).iloc[NEUTRAL].tolist()[1:] == ["2.0"] * 5
    assert ENGLISH.text(parts.classes(facts)).endswith("clearly more than its area in any class.")


def test_tables_star_what_facs_expects():
    table = ENGLISH.table(parts.table(found(trained={"mouth": 2.0})))
    assert table["mouth"].iloc[HAPPY].endswith("*")
    assert not table["mouth"].iloc[NEUTRAL].endswith("*")
    assert table["Class"].tolist()[-2:] == ["all", "random weights"]
    assert table["mouth"].iloc[NEUTRAL] == "2.0 (1.9–2.1)"
    assert "mean over four methods" in ENGLISH.text(parts.table_caption(found()))


def test_where_the_parts_come_from():
    drawn, photographed = found(drawn=True), found(drawn=False)
    assert "drawn by the program" in ENGLISH.text(parts.known(drawn))
    assert "placed by eye on the mean face" in ENGLISH.text(parts.known(photographed))
    assert "known of each drawn face" in ENGLISH.text(parts.caption(drawn))
    assert "fixed shapes" in ENGLISH.text(parts.caption(photographed))
    assert ENGLISH.text(parts.outlines_caption(drawn)) != ENGLISH.text(parts.outlines_caption(photographed))


def test_the_figure_has_a_name_for_every_row_area_and_method():
    assert len(ENGLISH.words("saliency.parts.rows")) == 8
    assert ENGLISH.words("saliency.parts.labels").keys() >= {*METHODS, "brows", "eyes", "nose", "mouth", "rest"}
