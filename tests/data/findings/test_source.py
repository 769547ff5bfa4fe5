"""Where the faces come from, and what is told of their splits only where it is so."""

from dataclasses import replace

from fer.data.faces import LeftOut, Sizes
from fer.data.facts import ReadyMade
from fer.data.findings.source import source
from fer.data.layouts.unused import REASONS
from tests.data.made_facts import CHECK, CHINESE, FACTS, checked, opened, text

COUNTS = CHECK.class_counts
TESTED = checked(class_counts=COUNTS | {"test": (1,) * 7}, unlabelled=CHECK.unlabelled | {"test": 0})


def test_the_source_is_named_without_its_folder():
    assert text(source(TESTED)) == (
        "The faces come from `fer2013.csv`: 28,709 training, 3,589 validation and 7 test faces of 48×48 grey pixels."
    )


def test_the_source_is_named_in_chinese():
    said = CHINESE.text(source(TESTED))
    assert said == (
        "臉孔來自 `fer2013.csv`：訓練資料 28,709 張、驗證資料 3,589 張、測試資料 7 張，每張是 48×48 像素的灰階影像。"
    )


def test_that_there_are_no_labelled_test_faces_is_told_only_where_it_is_so():
    unlabelled = checked(class_counts=COUNTS | {"test": (0,) * 7}, unlabelled=CHECK.unlabelled | {"test": 9})
    for without in (FACTS, unlabelled):
        assert "There are no labelled test faces here: the network is judged on the validation faces." in text(
            source(without)
        )
    assert "no labelled test" not in text(source(TESTED))


def test_a_split_of_ours_a_limit_and_missing_labels_are_told():
    some = checked(origin=replace(CHECK.origin, split_seed=4), unlabelled={"train": 0, "val": 7}, voted=9)
    said = text(source(replace(some, limit=500)))
    assert "(seed 4)" in said
    assert "only the first 500" in said
    assert "7 faces have no label" in said
    assert "9 faces also have the votes" in said
    assert "All 32,298 faces also have the votes" in text(source(checked(voted=28709 + 3589)))
    assert "seed" not in text(source(FACTS))


def test_splits_by_role_are_explained():
    ready_made = ReadyMade(data="others.csv", faces=28709, leaked=3)
    by_role = replace(opened(by_role=True), ready_made=ready_made)
    assert "already trained, on 28,709 faces of `others.csv`" in text(source(by_role))
    assert "already trained" not in text(source(replace(FACTS, ready_made=ready_made)))


def test_where_it_is_not_known_on_what_the_network_was_trained_held_out_faces_are_not_said_to_be_new_to_it():
    unknown = text(source(replace(FACTS, training_known=False)))
    assert "**not known**" in unknown and "may be one that the network was trained on" in unknown
    begun = text(source(replace(FACTS, faces_known=False)))
    assert "began from a file of weights" in begun and "**not known**" in begun and "was trained on the train" in begun
    assert "not known" not in text(source(FACTS))


def test_synthetic_faces_are_said_to_be_drawn():
    assert text(source(opened(synthetic=True))).startswith("The program draws the faces itself")
    assert "draws" not in text(source(FACTS))


def test_what_was_seen_and_not_used_is_told_with_a_name_of_each_kind():
    left_out = (LeftOut("link", 21, "train/a*b.png"), LeftOut("table", 1, "val.csv"), LeftOut("hidden", 3, ".DS_Store"))
    said = text(source(opened(left_out=left_out)))
    assert "links to missing files (`train/a*b.png`) and 1 csv file that was not read (`val.csv`)" in said
    assert "DS_Store" not in said
    assert "left out" not in text(source(opened(left_out=left_out[2:])))
    every = tuple(LeftOut(reason, 2, "x") for reason in REASONS)
    assert text(source(opened(left_out=every))).count("`x`") == len(REASONS) - 1


def test_pictures_that_were_cut_shrunk_or_enlarged_are_told():
    said = text(source(opened(sizes=Sizes(1200, 1000, 7, 1))))
    assert "Of the 1,200 image files that were read, 1,000 were cut to the square in the middle, 7 shrunk and 1" in said
    assert "cut to" not in text(source(opened(sizes=Sizes(1200, 0, 0, 0))))


def test_files_of_one_reason_are_told_together():
    left_out = (LeftOut("other", 3, "note.md"), LeftOut("table", 1, "val.csv"), LeftOut("other", 1, "README.md"))
    (of,) = (said for said in source(opened(left_out=left_out)) if said.key == "data.source.left_out")
    assert of.values["numbers"] == {"other": 4, "table": 1}
    assert of.values["first"]["other"] == "note.md"
