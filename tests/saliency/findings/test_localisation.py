"""Which method tells the truth, told of facts that demand opposite sentences."""

from dataclasses import replace

import pytest

from fer.saliency.findings import localisation
from fer.saliency.localisation import Comparison, Judged, Lead
from fer.statistics.interval import Interval
from fer.wording.load import load

MEASURES = ("pointing", "energy", "rank")
METHODS = ("input_gradient", "grad_cam", "occlusion")
ENGLISH = load("en")
JUDGED = Judged(
    drawn=514,
    same_kind=True,
    accuracy=Interval(0.36, 0.32, 0.4),
    luck=0.224,
    faces=(10, 10, 10, 10, 10, 10, 0),
    area=0.07,
    enough=True,
)


def interval(value, reach=0.1):
    return Interval(value, value - reach, value + reach)


def compared(**leads):
    """By method, how far it is ahead by the three measures; 0 where none is given."""
    given = {method: leads.get(method, (0.0, 0.0, 0.0)) for method in METHODS}
    return Comparison(
        methods={m: {k: interval(0.5 + d) for k, d in zip(MEASURES, given[m], strict=True)} for m in METHODS},
        untrained={m: dict.fromkeys(MEASURES, interval(0.2)) for m in METHODS},
        baselines={b: dict.fromkeys(MEASURES, interval(0.5)) for b in ("chance", "centre", "edges")},
        ahead={m: {k: Lead("centre", interval(d)) for k, d in zip(MEASURES, given[m], strict=True)} for m in METHODS},
    )


def verdict(**leads):
    return ENGLISH.text(localisation.verdict(compared(**leads)))


def test_the_method_that_is_ahead_by_everything_tells_the_truth_best():
    text = verdict(occlusion=(0.3, 0.2, 0.2), grad_cam=(0.3, 0.0, 0.0))
    assert text.startswith("**Occlusion** tells the truth on this model best, ahead by all three measures")
    assert "ahead by some: Grad-CAM by pointing game" in text
    assert "by none: input gradient" in text
    assert "all 9 comparisons" in text


def test_two_that_are_ahead_are_named_the_larger_lead_first():
    text = verdict(occlusion=(0.3, 0.3, 0.3), grad_cam=(0.2, 0.2, 0.2))
    assert text.startswith("**Occlusion and Grad-CAM** tell the truth")


def test_no_method_that_beats_what_needs_no_training():
    text = verdict(occlusion=(0.05, 0.05, 0.05))
    assert text.startswith("**No** method tells more of the truth on this model than what needs no training")


def test_none_is_ahead_by_all_measures():
    text = verdict(occlusion=(0.3, 0.0, 0.3))
    assert text.startswith("**No** method is ahead by all three measures on this model")
    assert "ahead by some: occlusion by pointing game and rank correlation" in text


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        (0.3, "pointing game: occlusion, +30 percentage points (+20 to +40) against a blob in the centre;"),
        (0.05, "(−5 to +15) against a blob in the centre, which may be nothing;"),
        (-0.3, "(−40 to −20) against a blob in the centre, which is **behind** it;"),
    ],
)
def test_the_best_by_each_measure_says_what_it_beats(lead, told):
    leads = dict.fromkeys(METHODS, (lead - 0.01, 0.0, 0.0)) | {"occlusion": (lead, 0.0, 0.0)}
    assert told.lower() in ENGLISH.text(localisation.best(compared(**leads))).lower()


def test_a_lead_by_rank_is_a_correlation():
    text = ENGLISH.text(localisation.best(compared(grad_cam=(0.0, 0.0, 0.25))))
    assert text.endswith("rank correlation: Grad-CAM, +0.25 (+0.15 to +0.35) against a blob in the centre.")


def test_faces_of_the_networks_own_kind_and_others():
    own = ENGLISH.text(localisation.faces(JUDGED))
    foreign = ENGLISH.text(localisation.faces(replace(JUDGED, same_kind=False)))
    assert "of the kind that the network learnt from" in own
    assert "outside" not in own
    assert "**outside** of what it learnt from" in foreign
    assert "need not hold for photographs" in foreign
    assert "60 faces" in own
    assert "None is of" not in own


def test_too_few_faces_leave_the_question_open():
    text = ENGLISH.text(localisation.faces(replace(JUDGED, enough=False)))
    assert text.endswith("which method tells the truth on this model **cannot be told**.")
    without = replace(JUDGED, faces=(9, 0, 9, 9, 9, 9, 0))
    assert "None is of disgust." in ENGLISH.text(localisation.faces(without))


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
    assert "60 drawn faces" in ENGLISH.text(localisation.table_caption(JUDGED))


def test_an_interval_too_narrow_to_be_seen_is_left_out():
    even = Interval(0.07, 0.0699, 0.0701)
    facts = replace(compared(), baselines={"chance": dict.fromkeys(MEASURES, even)})
    assert ENGLISH.table(localisation.table(facts))["Pointing"].iloc[-1] == "0.07"
