"""Where attribution lies in the face, told of facts that demand opposite sentences."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.data.emotions import PARTS, index_of
from fer.findings.said import say
from fer.saliency.density import Against, Densest, Densities, Density
from fer.saliency.findings import parts
from fer.saliency.parts import AREAS
from fer.statistics.interval import Interval
from fer.statistics.means import Mean
from fer.wording.load import load

METHODS = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")
HAPPY, SAD, NEUTRAL = (index_of(name) for name in ("happy", "sad", "neutral"))
ENGLISH, CHINESE = load("en"), load("zh-TW")


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


def answer(**facts):
    return ENGLISH.text(parts.answer(found(**facts)))


def test_each_part_is_judged_by_itself_against_both_yardsticks():
    text = looks(trained={"mouth": 3.0, "eyes": 1.5, "brows": 0.5}, random={"eyes": 2.0, "brows": 0.5})
    by_all = "by input gradient, SmoothGrad, integrated gradients and Grad-CAM."
    assert f"The **mouth** gets more than the area and **more** than with random weights {by_all}" in text
    assert f"The **eyes** get more than the area, but **less** than with random weights, {by_all}" in text
    assert "The **brows** get less than the area, but not significantly less than with random weights, by" in text
    assert f"The **nose** gets no significant excess over either {by_all}" in text


def test_methods_that_disagree_are_named_for_each_part():
    text = looks(trained={"input_gradient": {"mouth": 2.0}, "grad_cam": {"mouth": 0.5}})
    assert "mouth** gets more than the area and **more** than with random weights by input gradient; no sig" in text
    assert "less than the area and **less** than with random weights by Grad-CAM." in text


def test_the_answer_names_the_part_that_most_methods_count_with_its_density():
    text = answer(trained={"mouth": 3.0})
    assert text.startswith("The network looks most at the mouth: its share of the map averages 3.0 times (95")
    assert "2.9 to 3.1) its share of the picture, significant by all four methods, also against random weights." in text
    assert text.endswith("No method finds the brows, the eyes or the nose as well.")
    assert "middle of the picture" not in text
    some = answer(trained={"input_gradient": {"eyes": 2.0, "nose": 3.0}, "grad_cam": {"eyes": 2.0}})
    assert some.startswith("The network looks at the eyes: their share of the map averages 2.0 times")
    assert "significant by two of four methods" in some
    assert some.endswith("One method also finds the nose, none the brows, none the mouth.")


def test_the_answer_makes_no_verdict_of_several_parts():
    """The mouth alone carries eyes and mouth; the eyes lie below random weights."""
    text = answer(trained={"mouth": 3.0, "eyes": 1.5, "nose": 4.0}, random={"eyes": 2.0})
    assert text.startswith("The network looks at the nose and the mouth: their share of the map averages 4.0 times")
    assert "and 3.0 times" in text and "each significant by all four methods" in text
    assert "No method finds the brows or the eyes as well." in text
    assert text.endswith(MIDDLE) and "Class by class" not in text


MIDDLE = "The nose lies in the middle of the picture, and a map may lie there for that reason alone."


def test_a_nose_that_leads_lies_in_the_middle_where_maps_may_lie_anyway():
    facts = found(trained={"nose": 2.2})
    text = ENGLISH.text(parts.answer(facts))
    assert text.startswith("The network looks most at the nose") and text.endswith(MIDDLE)
    assert CHINESE.text(parts.answer(facts)).endswith("鼻子就在影像正中央，map 可能只因為這樣就落在那裡。")
    second = answer(trained={"input_gradient": {"mouth": 2.2, "nose": 1.5}, "grad_cam": {"mouth": 2.2}})
    assert "One method also finds the nose" in second and MIDDLE not in second


def test_the_answer_says_in_how_many_classes_its_lead_is_sure():
    facts = found(trained={"nose": 2.2})
    assert "Class by class, its lead over every other part is significant in seven of seven." in ENGLISH.text(
        parts.answer(facts)
    )
    sure, other = facts.densest_of_class[0], Densest("mouth", "nose", mean(0.9))
    for leads, english, chinese in (
        ([sure, *[other] * 6], "in one of seven.", "鼻子顯著高於其他每個部位的，七個類別中有一個。"),
        ([None, Densest("nose", "mouth", mean(0.0)), *[other] * 5], "in none of seven.", "七個類別中一個也沒有。"),
    ):
        of_classes = parts.answer(replace(facts, densest_of_class=tuple(leads)))
        assert english in ENGLISH.text(of_classes)
        assert chinese in CHINESE.text(of_classes)
    assert "Class by class, their lead" in answer(trained={"eyes": 2.0})


def test_one_class_with_faces_is_not_set_beside_others():
    facts = found(trained={"mouth": 2.1})
    only = {area: Density(of.all, (of.all, *[None] * 6)) for area, of in facts.mean.items()}
    assert "looks most at the mouth" in ENGLISH.text(parts.answer(replace(facts, mean=only)))
    assert "Class by class" not in ENGLISH.text(parts.answer(replace(facts, mean=only)))


def test_a_part_that_does_not_surely_lead_is_not_said_to_get_most():
    near = {"nose": 2.1, "mouth": 2.0}
    counted = {"input_gradient": near, "grad_cam": {**near, "mouth": 1.0}}
    text = answer(trained=counted, methods=("input_gradient", "grad_cam"))
    assert text.startswith("The network looks at the nose") and "looks most" not in text
    assert "significantly more than every other part" in classes(trained=near)
    assert "for angry (nose over mouth)" in classes(trained=near)


def test_of_a_class_left_open_the_rival_need_not_be_the_second_highest():
    """The eyes are second; over the brows, whose densities vary more, the lead is less sure."""
    facts = found(trained={"mouth": 2.2, "eyes": 2.1})
    facts = replace(facts, densest_of_class=(Densest("mouth", "brows", mean(1.2, reach=1.3)),) * 7)
    assert "The lead of the part that gets most is not significant for angry (mouth over brows)" in ENGLISH.text(
        parts.classes(facts)
    )
    chinese = CHINESE.text(parts.classes(facts))
    assert "密度最高的部位並沒有顯著領先" in chinese and "（嘴巴對眉毛）" in chinese


def test_what_random_weights_do_too_is_no_result():
    text = answer(trained={"mouth": 2.0}, random={"mouth": 2.0})
    assert text.startswith("No part of the face has a share of the map that is significantly larger than its share of")
    assert text.endswith("2.0 times (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI 1.9 to 2.1) its share of the picture.")
    assert "more than the area, but not significantly more than with random weights, by input gradient" in looks(
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
    for part, sentence in zip(PARTS, said, strict=True):
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


@settings(deadline=None, max_examples=60)
@given(st.lists(AGAINST, min_size=16, max_size=16), st.lists(MEANS, min_size=4, max_size=4), MEANS)
def test_adversary_the_answer_names_who_is_above_both_yardsticks_by_the_most_methods(drawn, means, lead):
    against = {m: dict(zip(PARTS, drawn[4 * k : 4 * k + 4], strict=True)) for k, m in enumerate(METHODS)}
    mean_of = {part: Density(of_part, (of_part,) * 7) for part, of_part in zip(PARTS, means, strict=True)}
    facts = replace(found(), against=against, mean={**found().mean, **mean_of}, densest=Densest("nose", "eyes", lead))
    by = {part: sum(above_both(of_method[part]) for of_method in against.values()) for part in PARTS}
    first, *rest = parts.answer(facts)
    key, values = first.key.removeprefix("saliency.parts."), first.values
    leading = [part for part in PARTS if by[part] == max(by.values())]
    if not max(by.values()):
        assert key == "none"
        assert [one.key for one in rest] == ["saliency.parts.highest"] * any(mean is not None for mean in means)
    else:
        assert {values["part"]} if key == "one_leads" else set(values["parts"]) == set(leading)
        assert (values["count"].key == "saliency.parts.by_all") == (max(by.values()) == 4)
        others = {part: by[part] for part in PARTS if part not in leading}
        told = [clause.values for one in rest for clause in one.values.get("tally", ())]
        assert {of["part"]: of.get("by", 0) for of in told} == (others if any(others.values()) else {})
        assert [one.values["parts"] for one in rest if one.key.endswith("no_others")] == (
            [list(others)] if others and not any(others.values()) else []
        )
        sure = lead is not None and lead.interval is not None and lead.interval.low > 0
        if key == "one_leads":
            assert (values["most"] is not None) == (sure and leading == ["nose"])
        assert (rest[-1:] == [say("saliency.parts.in_the_middle")]) == ("nose" in leading)
        by_class = [one.values for one in rest if one.key.endswith("class_by_class")]
        assert len(by_class) == (sure and leading == ["nose"] and any(mean is not None for mean in means))
    for language in (ENGLISH, CHINESE):
        assert language.text(parts.answer(facts)) and language.text(parts.alt(facts))


def above_both(against):
    """By both intervals, the density lies above 1 and its gain above 0."""
    return all(
        mean is not None and mean.interval is not None and mean.interval.low > than
        for mean, than in ((against.even, 1.0), (against.gain, 0.0))
    )


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
    for said in (parts.caption(facts, faces=84), parts.classes_caption(facts), parts.table_caption(facts)):
        assert ("with the parts moved by up to 3 pixels" in ENGLISH.text(said)) == (reach is not None)
        assert ("部位移動最多 3 個像素" in CHINESE.text(said)) == (reach is not None)
    assert "84 faces" in ENGLISH.text(parts.caption(facts, faces=84))
    assert "all 32 comparisons together" in ENGLISH.text(parts.caption(facts, faces=84))


def test_the_densest_part_of_each_class_turns_round():
    mouth = classes(trained={"mouth": 2.1, "eyes": 1.5})
    assert "the **mouth** gets most" in mouth and "for angry 2.1 (2.0 to 2.2), disgust" in mouth
    assert "the **brows** get most" in classes(trained={"brows": 1.7})
    assert "In **no** class does any part of the face" in classes()


def test_classes_without_faces_are_not_told_a_part():
    facts = found(trained={"mouth": 2.1})
    without_sad = tuple(None if k == SAD else mean(2.1) for k in range(7))
    nothing = {area: Density(facts.mean[area].all, (None,) * 7) for area in ("brows", "eyes", "nose")}
    facts = replace(facts, mean={**facts.mean, **nothing, "mouth": Density(mean(2.1), without_sad)})
    assert "sad" not in ENGLISH.text(parts.classes(facts))
    assert ENGLISH.table(parts.table(facts)).iloc[SAD].tolist()[1:5] == ["– *", "–", "–", "– *"]


def test_one_face_has_a_density_and_no_interval():
    alone = Density(Mean(2.0, None, 1), (Mean(2.0, None, 1),) * 7)
    facts = replace(found(), mean=dict.fromkeys(AREAS, alone))
    assert ENGLISH.table(parts.table(facts)).iloc[NEUTRAL].tolist()[1:] == ["2.0"] * 5
    assert ENGLISH.text(parts.classes(facts)).startswith("In **no** class does any part")


def test_tables_star_what_facs_expects():
    table = ENGLISH.table(parts.table(found(trained={"mouth": 2.0})))
    assert table["mouth"].iloc[HAPPY].endswith("*")
    assert not table["mouth"].iloc[NEUTRAL].endswith("*")
    assert table["Class"].tolist()[-2:] == ["all", "random weights"]
    assert table["mouth"].iloc[NEUTRAL] == "2.0 (1.9–2.1)"
    assert "averaged over four methods" in ENGLISH.text(parts.table_caption(found()))


def test_where_the_parts_come_from():
    drawn, photographed = found(drawn=True), found(drawn=False)
    assert "The program draws these faces" in ENGLISH.text(parts.known(drawn))
    assert "placed by eye on the mean face" in ENGLISH.text(parts.known(photographed))
    assert "up to 3 pixels off, if they do so alike on all faces" in ENGLISH.text(parts.known(photographed))
    assert "may be lower or higher than the true ones" in ENGLISH.text(parts.known(photographed))
    assert "可能比實際低，也可能比實際高" in CHINESE.text(parts.known(photographed))
    assert "known for every drawn face" in ENGLISH.text(parts.caption(drawn, faces=9))
    assert "fixed shapes" in ENGLISH.text(parts.caption(photographed, faces=9))
    assert ENGLISH.text(parts.outlines_caption(drawn)) != ENGLISH.text(parts.outlines_caption(photographed))


def test_alternative_texts_have_the_chief_numbers():
    facts = found(trained={"input_gradient": {"mouth": 2.0}, "grad_cam": {"nose": 3.0}}, random={"eyes": 1.2})
    assert "Brows: 1.0 to 1.0 times the area, right of both dashed lines by 0 methods" in ENGLISH.text(parts.alt(facts))
    assert "mouth: 1.0 to 2.0 times the area, right of both dashed lines by 1 method." in ENGLISH.text(parts.alt(facts))
    assert "by input gradient the mouth with 2.0 times an even map" in ENGLISH.text(parts.mean_alt(facts))
    assert "eyes 1.0 (random weights 1.2)" in ENGLISH.text(parts.classes_alt(facts))
    assert "brows 10.0\N{NO-BREAK SPACE}%" in ENGLISH.text(parts.outlines_alt(facts))
    assert ENGLISH.text(parts.mean_alt(facts)) != CHINESE.text(parts.mean_alt(facts))
    for alt in (parts.mean_alt(facts), parts.outlines_alt(facts)):
        assert "empty where it has no" in ENGLISH.text(alt) and "沒有臉孔的類別留空" in CHINESE.text(alt)


def test_a_method_without_a_mean_map_is_left_out_of_the_alternative_text():
    facts = found()
    none = {area: replace(density, all=None) for area, density in facts.methods["grad_cam"].items()}
    told = ENGLISH.text(parts.mean_alt(replace(facts, methods={**facts.methods, "grad_cam": none})))
    assert "smooth" in told.lower() and "grad-cam" not in told.lower()


@pytest.mark.parametrize(("language", "eyes", "sad"), [(ENGLISH, "eyes", "sad"), (CHINESE, "眼睛", "悲傷")])
def test_the_figures_names_are_those_of_the_language(language, eyes, sad):
    rows = language.words("saliency.parts.rows")
    assert len(rows) == 8 and rows[SAD] == sad
    assert language.words("saliency.parts.part_names")[PARTS.index("eyes")] == eyes
    assert language.words("saliency.parts.labels").keys() >= {*METHODS, *AREAS}
    assert language.words("saliency.parts.yardsticks").keys() >= {*METHODS, "even", "random"}
