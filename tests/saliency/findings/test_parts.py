"""Where attribution lies in the face, told of facts that demand opposite sentences."""

from dataclasses import replace

from fer.data.emotions import PARTS, index_of
from fer.saliency.density import Densest, Densities, Density
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
        area=dict.fromkeys(AREAS, 0.1),
        methods=of_method,
        untrained=dict.fromkeys(methods, untrained),
        gain={
            method: {area: mean(areas[area].all.value - untrained[area].all.value) for area in AREAS}
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


def test_a_network_that_looks_at_eyes_and_mouth():
    facts = {"trained": {"eyes_and_mouth": 2.0, "mouth": 3.0}}
    assert looks(**facts).startswith("By every method the network **looks at eyes and mouth**")
    assert "2.0 times by Grad-CAM (1.0 times)" in looks(**facts)
    assert finding(**facts).startswith("The network looks at eyes and mouth: by four methods these get 2.0 to 2.0")
    assert "by all of them clearly more" in finding(**facts)


def test_a_network_that_looks_away():
    facts = {"trained": {"eyes_and_mouth": 0.5}}
    assert looks(**facts).startswith("By every method the network looks **away from** eyes and mouth")
    assert finding(**facts).startswith("The network looks away from eyes and mouth")
    assert "by none of them clearly more" in finding(**facts)


def test_what_random_weights_do_too_is_no_result():
    facts = {"trained": {"eyes_and_mouth": 2.0}, "random": {"eyes_and_mouth": 2.0}}
    assert looks(**facts).startswith("**No** method shows that the network looks at eyes and mouth")
    assert finding(**facts).startswith("That the network looks at eyes and mouth is not borne out")


def test_methods_that_disagree_are_named():
    facts = {"trained": {"input_gradient": {"eyes_and_mouth": 2.0}, "grad_cam": {"eyes_and_mouth": 0.5}}}
    text = looks(**facts)
    assert "**depends on the method**" in text
    assert "looks there by input gradient, looks away from them by Grad-CAM" in text
    assert "does neither clearly by SmoothGrad and integrated gradients" in text
    assert finding(**facts).startswith("Whether the network looks at eyes and mouth depends on the method")
    assert "by one of them clearly more" in finding(**facts)


def test_a_part_that_gets_more_than_eyes_and_mouth_is_told_in_the_finding():
    both = {"eyes_and_mouth": 2.0, "eyes": 2.0, "mouth": 2.0}
    assert finding(trained={**both, "nose": 3.0}).endswith(
        "but over the methods the nose gets most of all, 3.0 times its area."
    )
    assert finding(trained={**both, "brows": 3.0}).endswith("the brows get most of all, 3.0 times their area.")
    assert "nose" not in finding(trained=both)


def test_the_densest_part_of_each_class_turns_round():
    mouth = classes(trained={"mouth": 2.1, "eyes": 1.5})
    assert "the **mouth** gets most for angry 2.1 (2.0 to 2.2), disgust" in mouth
    assert "the **brows** get most for" in classes(trained={"brows": 1.7})
    assert "**no** part of the face" in classes()


def test_a_part_that_does_not_surely_lead_is_not_said_to_get_most():
    near = {"trained": {"nose": 2.1, "mouth": 2.0, "eyes_and_mouth": 2.0}}
    assert "surely gets more than every other part" in classes(**near)
    assert "open for angry (nose or mouth)" in classes(**near)
    assert "nose" not in finding(**near)


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


def test_maps_that_are_all_empty_get_nothing():
    nothing = dict.fromkeys(METHODS, dict.fromkeys(AREAS, Density(None, (None,) * 7)))
    text = ENGLISH.text(parts.finding(replace(found(), methods=nothing)))
    assert "by four methods these get nothing, and by none of them" in text


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
