"""The sentences behind question 5, fed with facts that demand opposite ones."""

import pytest

from fer.wording.load import load

ANGRY, HAPPY, SAD = 0, 3, 4
words = load("en")


def heights_of(**changes):
    heights = {
        "noise_images": 500,
        "noise": [1.0, 1.0, 1.0],
        "second": [9.0, 9.0, 9.0],
        "agreement": [0.95, 0.9, 0.9],
        "likeness": [0.3, 0.2, 0.3],
        **changes,
    }
    return {
        "faces": 1000,
        "reached": [9.0, 10.0, 9.0],
        "strongest": [3.0, 3.0, 3.0],
        "receptive_field": 61,
        "field": {"side": 29, "share": 0.75},
        "strongest_index": [[1, 2], [3, 4]],
        "crop_index": [[1, 9], [8, 7]],
        "crop_labels": [[0, 0], [1, 1]],
        "heights": heights,
    }


def test_a_picture_stands_above_faces_and_noise_and_is_found_again():
    text = words.filter_heights.verdict(heights_of())
    assert text.startswith("**Every** picture stands")
    assert "90\N{NO-BREAK SPACE}% of the higher" in text and "**not** alike" in text
    assert "excites 3 of 3 filters more than the strongest noise" in text


def test_pictures_that_no_second_ascent_reaches_or_that_noise_beats_do_not_stand():
    some = words.filter_heights.verdict(heights_of(agreement=[0.9, 0.9, 0.3]))
    assert some.startswith("2 of 3 pictures stand")
    few = words.filter_heights.verdict(heights_of(noise=[12.0, 12.0, 1.0], likeness=[0.9, 0.9, 0.9]))
    assert few.startswith("Only 1 of 3 pictures can be called a maximum") and "are **not** above" in few
    assert "the two pictures are alike" in few
    assert words.filter_heights.verdict(heights_of(agreement=[0.0, 0.0, 0.0])).startswith("None of 3 pictures")
    assert "excites only 1 of 3 filters" in few and "does **not** show" in few


def test_the_effective_field_is_a_part_or_the_whole_face():
    assert "within 29 × 29" in words.filter_heights.field(heights_of())
    whole = heights_of() | {"field": {"side": 47, "share": 0.75}}
    assert "no smaller part to cut out" in words.filter_heights.field(whole)
    small = heights_of() | {"receptive_field": 40}
    assert "more than the face" not in words.filter_heights.field(small)


def test_crops_come_from_the_same_faces_or_from_others():
    assert "mostly **other** faces" in words.filter_heights.crops(heights_of())
    same = heights_of() | {"crop_index": [[1, 2], [4, 7]]}
    assert "mostly the faces of" in words.filter_heights.crops(same) and "(3 of 4)" in words.filter_heights.crops(same)


def cell(value, reach=0.02):
    return [[value, value - reach, value + reach], 10, 2, 0.001]


def row(**changes):
    return [cell(changes.get(f"c{k}", 0.0)) for k in range(7)]


def classes_of(**changes):
    nothing = [False] * 7
    ablation = {
        "faces": 500,
        "class_faces": [80] * 7,
        "filters": 64,
        "single": [row(c3=-0.004), row()],
        "single_sure": [nothing, nothing],
        "classes": [ANGRY, HAPPY, SAD],
        "sizes": [20, 30, 14],
        "groups": [row(c0=-0.3), row(c3=-0.2), row(c4=-0.4)],
        "groups_sure": [[k == own for k in range(7)] for own in (ANGRY, HAPPY, SAD)],
        "correlation": {"answers": [0.05, -0.1, 0.2], "recall": [-0.02, -0.2, 0.2]},
        **changes,
    }
    selectivity = {
        "p": [0.001, 0.001],
        "eta_squared": [0.7, 0.2],
        "one_class": [0.3, 0.1],
        "chance": [0.01, 0.01],
        "prefers": [HAPPY, SAD],
    }
    return {"shown": [1, 0], "selectivity": selectivity, "ablation": ablation}


def test_filters_tell_classes_apart_or_not_and_stand_for_one_or_not():
    text = words.filter_classes.selectivity(classes_of())
    assert text.startswith("2 of 2 filters tell the classes apart") and "**none** stands for one class" in text
    facts = classes_of()
    facts["selectivity"] |= {"p": [0.4, 0.9], "eta_squared": [0.01, 0.0]}
    assert words.filter_classes.selectivity(facts).startswith("**No** filter of 2")
    facts["selectivity"] |= {"p": [0.001, 0.9], "eta_squared": [0.6, 0.6], "one_class": [0.6, 0.55]}
    assert "1 owes more than half" in words.filter_classes.selectivity(facts)
    facts["selectivity"] |= {"p": [0.9, 0.9]}
    assert "**none** stands for one class" in words.filter_classes.selectivity(facts)


def test_a_single_filter_is_needed_or_not():
    text = words.filter_classes.single(classes_of(class_faces=[80, 9, *[80] * 5]))
    assert text.startswith("**No** change is beyond chance") and "nothing shows that one of these 2 filters" in text
    assert "fall of 2.0 percentage points in neutral, with the most faces, and of 2.0 percentage points in disg" in text
    gains = classes_of(single=[row(c2=0.01), row()])
    text = words.filter_classes.single(gains)
    assert text.startswith("**No** class loses recall") and "leave room for a fall" in text
    better = classes_of(single=[row(c2=0.3), row()], single_sure=[[k == 2 for k in range(7)], [False] * 7])
    assert words.filter_classes.single(better).endswith("1 of 14 changes is beyond chance ([@fig:ablation]).")
    sure = [[k == HAPPY for k in range(7)], [False] * 7]
    needed = classes_of(single=[row(c3=-0.5), row()], single_sure=sure)
    text = words.filter_classes.single(needed)
    assert text.startswith("1 of 14 changes is beyond chance") and "happy without filter 1: −50.0" in text
    assert words.filter_classes.finding(needed).startswith("Left out alone")


def test_a_class_hangs_on_the_filters_that_prefer_it_or_not():
    text = words.filter_classes.groups(classes_of())
    assert (
        "for 3 of 3 classes ([@fig:ablation-classes]), 1.0 if the groups were dealt" in text
        and "sad loses 40.0" in text
        and "as a crowd" in text
    )
    one = classes_of(groups=[row(c0=-0.3), row(c1=-0.2), row(c1=-0.2)])
    assert "that is **not** so" in words.filter_classes.groups(one)
    alone = classes_of(classes=[HAPPY], sizes=[64], groups=[row(c3=-0.3)], groups_sure=[[k == 3 for k in range(7)]])
    assert words.filter_classes.groups(alone).endswith("nothing can be compared.")
    none = classes_of(groups=[row(c1=-0.3), row(c1=-0.2), row(c1=-0.2)])
    assert "**no** more than the others" in words.filter_classes.groups(none)
    assert "for 0 of 3 classes" in words.filter_classes.finding(none)


@pytest.mark.parametrize(
    ("answers", "recall", "phrase"),
    [
        (
            [0.05, -0.1, 0.2],
            [-0.1, -0.2, 0.1],
            "Nothing shows that selectivity tells",
        ),
        ([-0.3, -0.4, -0.1], [-0.1, -0.2, 0.1], "are **not** worth more, if anything less"),
        ([0.5, 0.3, 0.6], [0.4, 0.2, 0.5], "are worth more here"),
        ([0.5, 0.3, 0.6], None, "are worth more here"),
        ([0.5, 0.3, 0.6], [0.0, -0.2, 0.2], "do not agree"),
        (None, None, "cannot be told"),
    ],
)
def test_selectivity_predicts_causal_weight_or_not(answers, recall, phrase):
    text = words.filter_classes.correlation(classes_of(correlation={"answers": answers, "recall": recall}))
    assert phrase in text


def test_the_table_of_selectivity_names_class_and_change():
    frame = words.filter_classes.table(classes_of())
    assert frame["filter"].tolist() == [1, 0] and frame["prefers"].tolist() == ["sad", "happy"]
    missing = classes_of(single=[row(), [[None, 0, 0, 1.0]] * 7])
    assert words.filter_classes.table(missing).iloc[1, -1] == "–"


def kinds_of(*, usual=(60, [0.6, 0.5, 0.7], 0.2, [0.4, 0.3, 0.5]), near=((3, 5),), silent=(), unheard=(), **changes):
    kinds = {
        "filters": 100,
        "of": 100,
        "steps": 16,
        "side": 29,
        "shares": {
            "dark_on_three_sides": [10, [0.1, 0.05, 0.2], 0.02, [0.08, 0.03, 0.18]],
            "other": [40, [0.4, 0.3, 0.5], 0.5, [-0.1, -0.2, 0.0]],
        },
        "usual": usual,
        "coherent": 70,
        "frequency": [4.0, 5.0, 6.0],
        **changes,
    }
    groups = {"alike": 0.9, "near_equal": near, "silent": silent, "unheard": unheard}
    return {"kinds": kinds, "groups": groups}


def test_the_usual_reading_holds_or_not():
    more = words.filter_kinds.verdict(kinds_of())
    assert "more of them than chance makes" in more and "show something else" not in more
    mostly = words.filter_kinds.verdict(kinds_of(usual=(30, [0.3, 0.25, 0.4], 0.2, [0.1, 0.04, 0.2])))
    assert "70 of 100 filters show something else" in mostly
    same = kinds_of(usual=(25, [0.25, 0.21, 0.3], 0.2, [0.05, -0.01, 0.11]))
    assert "**not** shown to be better founded" in words.filter_kinds.verdict(same)
    assert "**not** shown to be more often" in words.filter_kinds.finding(same)
    fewer = kinds_of(usual=(5, [0.05, 0.02, 0.1], 0.2, [-0.15, -0.2, -0.1]))
    assert "**rarer**" in words.filter_kinds.verdict(fewer) and "**less** often" in words.filter_kinds.finding(fewer)


def test_directions_prevail_or_not():
    assert "most images, 70 of 100" in words.filter_kinds.lines(kinds_of())
    assert "**no** one direction" in words.filter_kinds.lines(kinds_of(coherent=50))


def test_groups_and_dead_filters_are_told():
    text = words.filter_kinds.groups(kinds_of())
    assert text.startswith("2 of 100 filters stand in 1 group") and "**None** is dead" in text
    dead = words.filter_kinds.groups(kinds_of(near=(), silent=(7,), unheard=(7, 9)))
    assert dead.startswith("**No** two of 100 filters") and "2 are dead: 1 never" in dead


def test_captions_say_how_many_filters_were_counted():
    assert "all 100 filters" in words.filter_kinds.table_caption(kinds_of())
    assert "64 of 100 filters, evenly spread" in words.filter_kinds.lines_caption(kinds_of(filters=64))
    assert words.filter_classes.group_titles(classes_of()) == [
        "prefer angry (20)",
        "prefer happy (30)",
        "prefer sad (14)",
    ]
