"""Which method tells the truth, told of facts that demand opposite sentences."""

import pytest

from fer.wording.load import load

MEASURES = ("pointing", "energy", "rank")
METHODS = ("input_gradient", "grad_cam", "occlusion")
words = load("en").module("saliency.localisation")


def mean(value, reach=0.1):
    return {"value": value, "low": value - reach, "high": value + reach, "faces": 60}


def facts_of(*, leads=None, same_kind=True, enough=True, faces=(10, 10, 10, 10, 10, 10, 0)):
    """`leads`: by method, how far it is ahead by the three measures; 0 where none is given."""
    leads = {method: (leads or {}).get(method, (0, 0, 0)) for method in METHODS}
    truth = {
        "drawn": 514,
        "accuracy": {"value": 0.36, "low": 0.32, "high": 0.4},
        "luck": 0.224,
        "faces": list(faces),
        "area": 0.07,
        "enough": enough,
        "same_kind": same_kind,
    }
    if enough:
        truth |= {
            "methods": {m: {k: mean(0.5 + d) for k, d in zip(MEASURES, leads[m], strict=True)} for m in METHODS},
            "untrained": {m: dict.fromkeys(MEASURES, mean(0.2)) for m in METHODS},
            "baselines": {b: dict.fromkeys(MEASURES, mean(0.5)) for b in ("chance", "centre", "edges")},
            "ahead": {
                m: {k: {"rival": "centre", **mean(d)} for k, d in zip(MEASURES, leads[m], strict=True)} for m in METHODS
            },
        }
    return {"truth": truth}


def test_the_method_that_is_ahead_by_everything_tells_the_truth_best():
    text = words.verdict(facts_of(leads={"occlusion": (0.3, 0.2, 0.2), "grad_cam": (0.3, 0, 0)}))
    assert text.startswith("**Occlusion** tells the truth on this model best, ahead by all three measures")
    assert "ahead by some: Grad-CAM by pointing game" in text and "by none: input gradient" in text
    assert "all 9 comparisons" in text


def test_two_that_are_ahead_are_named_the_larger_lead_first():
    text = words.verdict(facts_of(leads={"occlusion": (0.3, 0.3, 0.3), "grad_cam": (0.2, 0.2, 0.2)}))
    assert text.startswith("**Occlusion and Grad-CAM** tell the truth")


def test_no_method_that_beats_what_needs_no_training():
    text = words.verdict(facts_of(leads={"occlusion": (0.05, 0.05, 0.05)}))
    assert text.startswith("**No** method tells more of the truth on this model than what needs no training")


def test_none_is_ahead_by_all_measures():
    text = words.verdict(facts_of(leads={"occlusion": (0.3, 0, 0.3)}))
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
    leads = dict.fromkeys(METHODS, (lead - 0.01, 0, 0)) | {"occlusion": (lead, 0, 0)}
    assert told.lower() in words.best(facts_of(leads=leads)).lower()


def test_faces_of_the_networks_own_kind_and_others():
    own, foreign = words.faces(facts_of()), words.faces(facts_of(same_kind=False))
    assert "of the kind that the network learnt from" in own and "outside" not in own
    assert "**outside** of what it learnt from" in foreign and "need not hold for photographs" in foreign
    assert "60 faces" in own and "None is of" not in own


def test_too_few_faces_leave_the_question_open():
    text = words.faces(facts_of(enough=False))
    assert text.endswith("which method tells the truth on this model **cannot be told**.")
    assert "None is of disgust." in words.faces(facts_of(faces=(9, 0, 9, 9, 9, 9, 0)))


def test_the_table_marks_what_is_ahead_and_has_the_random_network_beside():
    table = words.table(facts_of(leads={"occlusion": (0.3, 0, 0)}))
    assert table.columns.tolist() == ["Map", "Pointing", "Random", "Energy", "Random", "Rank", "Random"]
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
    assert "60 drawn faces" in words.table_caption(facts_of())
