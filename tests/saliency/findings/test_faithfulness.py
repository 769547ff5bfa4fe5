"""Whether the answer hangs on what a map names, told of facts that demand opposite sentences."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.saliency.faithfulness import Faithfulness, Outcome
from fer.saliency.findings import faithfulness
from fer.saliency.localisation import Lead
from fer.statistics.interval import Interval
from fer.statistics.means import Mean
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")
UP, DOWN, NULL = Interval(0.2, 0.1, 0.3), Interval(-0.2, -0.3, -0.1), Interval(0.0, -0.1, 0.1)
AREA = Mean(0.3, Interval(0.3, 0.2, 0.4), 28)
PLAIN = {"centre": (None, None), "random": (None, None)}


def found(**leads):
    """By method its leads in deletion and insertion, all over the centre."""
    given_leads = {"input_gradient": (UP, UP), "grad_cam": (UP, UP)} | leads | PLAIN
    orders = {
        name: {
            kind: Outcome((1.0, 0.0), AREA, None if lead is None else Lead("centre", lead))
            for kind, lead in zip(("deletion", "insertion"), both, strict=True)
        }
        for name, both in given_leads.items()
    }
    return Faithfulness(28, (0.0, 1.0), orders)


def verdict(**leads):
    return ENGLISH.text(faithfulness.verdict(found(**leads)))


def test_methods_that_beat_every_plain_order_and_those_that_do_not():
    assert verdict().startswith("**Every method beats every plain order**")
    assert verdict(input_gradient=(NULL, NULL), grad_cam=(DOWN, DOWN)).startswith("**No method** beats")
    text = verdict(input_gradient=(UP, NULL))
    assert "beaten significantly in both tests by Grad-CAM, but **not** by input gradient" in text
    assert text.endswith("Input gradient beats every plain order in deletion only.")


def test_a_method_behind_a_blob_is_said_to_be():
    text = verdict(grad_cam=(DOWN, DOWN))
    assert "Grad-CAM is significantly **worse** in deletion than centre; Grad-CAM is" in text
    assert text.endswith("significantly **worse** in insertion than centre.")


def test_a_method_behind_an_order_of_any_name_is_said_to_be_in_chinese():
    rivals = {"centre": "離中心遠近的順序", "edges": "邊緣強弱的順序", "random": "隨機順序"}
    words = CHINESE.module("saliency.faithfulness")
    for rival, order in rivals.items():
        assert words.worse("grad_cam", "deletion", rival) == f"Grad-CAM 在刪除時顯著**不如**{order}"


def test_a_lead_too_small_to_matter_is_none():
    tiny = Interval(0.004, 0.003, 0.005)
    assert verdict(input_gradient=(tiny, tiny), grad_cam=(tiny, UP)).startswith("**No method** beats")
    assert "A lead counts beyond 0.01." in ENGLISH.text(faithfulness.table_caption(found()))
    assert "all 12 comparisons" in ENGLISH.text(faithfulness.table_caption(found()))


def test_one_face_beats_nothing():
    leads = {"input_gradient": (None, None), "grad_cam": (None, None)}
    assert verdict(**leads).startswith("**No method** beats")
    assert ENGLISH.table(faithfulness.table(found(**leads))).iloc[0].tolist()[2] == "–"


def test_the_table_of_areas_signs_its_leads_and_names_the_rival():
    table = ENGLISH.table(faithfulness.table(found(grad_cam=(DOWN, UP))))
    assert table["Order"].tolist() == ["input gradient", "Grad-CAM", "centre", "random order"]
    assert table.iloc[1].tolist()[1:3] == ["0.30 (0.20–0.40)", "−0.20 (−0.30 to −0.10), centre"]
    assert table.iloc[3, 2] == "–"


def test_the_figure_names_its_orders_as_the_table_does():
    titles = ENGLISH.words("saliency.faithfulness.titles", orders=list(found().orders))
    assert list(titles.values()) == ENGLISH.table(faithfulness.table(found()))["Order"].tolist()
    assert "28 held-out faces" in ENGLISH.text(faithfulness.caption(found()))


LEADS = st.one_of(
    st.none(),
    st.tuples(st.floats(-0.1, 0.1), st.floats(0, 0.1)).map(lambda of: Interval(of[0], of[0] - of[1], sum(of))),
)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(LEADS, LEADS), min_size=3, max_size=3))
def test_adversary_only_methods_ahead_in_both_tests_are_said_to_be(drawn):
    given_leads = dict(zip(("input_gradient", "grad_cam", "occlusion"), drawn, strict=True))
    first, *partly = faithfulness.verdict(found(**given_leads))
    ahead = [name for name, both in given_leads.items() if all(of and of.low > faithfulness.LEAST for of in both)]
    key = first.key.removeprefix("saliency.faithfulness.")
    assert key == ("every_method" if len(ahead) == 3 else "some_methods" if ahead else "no_method")
    assert first.values.get("beating", ahead) == ahead
    told = {(of.values["name"], of.values["kind"]): of.key for said in partly for of in said.values["told"]}
    for name, both in given_leads.items():
        for kind, of in zip(("deletion", "insertion"), both, strict=True):
            better = of is not None and of.low > faithfulness.LEAST and name not in ahead
            worse = of is not None and of.high < -faithfulness.LEAST
            word = "better" if better else "worse" if worse else None
            assert told.get((name, kind)) == (word and f"saliency.faithfulness.{word}")
    assert CHINESE.text([first, *partly])


def test_the_alternative_text_names_the_fastest_orders():
    quick = {
        "deletion": Outcome((1.0, 0.0), Mean(0.1, None, 1), None),
        "insertion": found().orders["centre"]["insertion"],
    }
    facts = replace(found(), orders={**found().orders, "occlusion": quick})
    text = ENGLISH.text(faithfulness.alt(facts))
    assert "Deletion falls fastest by occlusion (area 0.10; random order 0.30)." in text
    assert "occlusion" in CHINESE.text(faithfulness.alt(facts))
