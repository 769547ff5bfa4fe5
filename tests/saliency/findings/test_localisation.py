"""Which methods are ahead where it is known what decides, told of facts that demand opposite sentences."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.saliency.findings import localisation
from fer.saliency.localisation import Comparison, Lead
from fer.statistics.interval import Interval
from fer.wording.load import load

MEASURES = ("pointing", "energy", "rank")
METHODS = ("input_gradient", "grad_cam", "occlusion")
ENGLISH, CHINESE = load("en"), load("zh-TW")


def interval(value, reach=0.1):
    return Interval(value, value - reach, value + reach)


def compared(**leads):
    """By method, how far it is ahead by the three measures; 0 where none is given."""
    given_leads = {method: leads.get(method, (0.0, 0.0, 0.0)) for method in METHODS}
    return Comparison(
        methods={m: {k: interval(0.5 + d) for k, d in zip(MEASURES, given_leads[m], strict=True)} for m in METHODS},
        untrained={m: dict.fromkeys(MEASURES, interval(0.2)) for m in METHODS},
        baselines={b: dict.fromkeys(MEASURES, interval(0.5)) for b in ("chance", "centre", "edges")},
        ahead={
            m: {k: Lead("centre", interval(d)) for k, d in zip(MEASURES, given_leads[m], strict=True)} for m in METHODS
        },
        top={k: tuple(sorted(METHODS, key=lambda m: -given_leads[m][j])[:2]) for j, k in enumerate(MEASURES)},
    )


def verdict(**leads):
    return ENGLISH.text(localisation.verdict(compared(**leads), shown="saliency-truth"))


def test_the_methods_that_are_ahead_by_everything_are_named():
    text = verdict(occlusion=(0.3, 0.2, 0.2), grad_cam=(0.3, 0.0, 0.0))
    assert text.startswith("**Occlusion** is significantly above all references by each of the three measures")
    assert "; Grad-CAM only by pointing game; by no measure: input gradient ([@tab:saliency-truth])." in text
    assert verdict(occlusion=(0.3,) * 3, grad_cam=(0.2,) * 3).startswith(
        "**Grad-CAM and occlusion** are significantly above"
    )


def test_that_no_method_is_ahead_is_said_to_be_not_shown():
    text = verdict(occlusion=(0.05, 0.05, 0.05))
    assert text.startswith("**No** method is significantly above all references, by any of the three measures")
    text = verdict(occlusion=(0.3, 0.0, 0.3))
    assert text.startswith("**No** method is significantly above all references by each of the three measures; ")
    assert "occlusion only by pointing game and rank correlation" in text


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        (
            0.3,
            "occlusion (not significantly above input gradient), +30 percentage points (+20 to +40) over the blob in "
            "the centre;",
        ),
        (0.05, "(−5 to +15) over the blob in the centre, which is not significant;"),
        (-0.3, "(−40 to −20) over the blob in the centre, so significantly **below** it;"),
    ],
)
def test_the_best_by_each_measure_says_what_it_beats(lead, told):
    leads = dict.fromkeys(METHODS, (lead - 0.01, 0.0, 0.0)) | {"occlusion": (lead, 0.0, 0.0)}
    assert told.lower() in ENGLISH.text(localisation.best(compared(**leads))).lower()


def test_a_lead_by_rank_is_a_correlation():
    text = ENGLISH.text(localisation.best(compared(grad_cam=(0.0, 0.0, 0.25))))
    assert text.endswith(
        "Grad-CAM (not significantly above input gradient), +0.25 (+0.15 to +0.35) over the blob in the centre."
    )


def test_the_table_marks_what_is_ahead_and_has_the_random_network_beside():
    table = ENGLISH.table(localisation.table(compared(occlusion=(0.3, 0.0, 0.0))))
    titles = [title.strip() for title in table.columns]
    assert titles == ["Map", "Pointing", "Random", "Energy", "Random", "Rank", "Random"]
    rows = {row[0]: row for row in table.itertuples(index=False, name=None)}
    assert rows["occlusion"][1:4] == ("0.80 (0.70–0.90) ▲", "0.20", "0.50 (0.40–0.60)")
    assert list(rows) == [
        "input gradient",
        "Grad-CAM",
        "occlusion",
        "chance",
        "blob in the centre",
        "edges of the picture",
    ]
    assert rows["chance"][2] == "–"


def test_an_interval_too_narrow_to_be_seen_is_left_out():
    even = Interval(0.07, 0.0699, 0.0701)
    facts = replace(compared(), baselines={"chance": dict.fromkeys(MEASURES, even)})
    assert ENGLISH.table(localisation.table(facts))["Pointing"].iloc[-1] == "0.07"


def test_who_is_ahead_of_every_other_method_is_said_to_be():
    facts = replace(compared(), top=dict.fromkeys(MEASURES, ("grad_cam",)))
    assert "Grad-CAM (significantly above every other method)" in ENGLISH.text(localisation.best(facts))


LEADS = st.tuples(st.floats(-1, 1), st.floats(0, 1)).map(
    lambda of: Lead("edges", Interval(of[0], of[0] - of[1], sum(of)))
)


@settings(deadline=None, max_examples=80)
@given(st.lists(LEADS, min_size=9, max_size=9))
def test_adversary_ahead_is_who_has_leads_above_nought_and_behind_below(drawn):
    leads = {m: dict(zip(MEASURES, drawn[3 * k : 3 * k + 3], strict=True)) for k, m in enumerate(METHODS)}
    facts = replace(compared(), ahead=leads)
    won = {m: [k for k in MEASURES if leads[m][k].difference.low > 0] for m in METHODS}
    assert CHINESE.text([localisation.verdict(facts, shown="x"), localisation.best(facts)])
    said = localisation.verdict(facts, shown="x").values
    always = [m for m in METHODS if len(won[m]) == 3]
    assert (said["lead"].key == "saliency.localisation.ahead_by_all") == bool(always)
    assert (said["lead"].key == "saliency.localisation.none_ahead") == (not any(won.values()))
    assert said["lead"].values.get("names", always) == always
    assert dict(said["some"]) == {m: won[m] for m in METHODS if 0 < len(won[m]) < 3}
    for clause in localisation.best(facts).values["told"]:
        lead = clause.values["lead"]
        doubt = clause.values["doubt"] and clause.values["doubt"].key.removeprefix("saliency.localisation.")
        assert doubt == (None if lead.low > 0 else "behind" if lead.high < 0 else "perhaps_nothing")
