"""What the data chapter says: the opposite where the numbers are the opposite."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_faces import random_faces, words, write_class_folders, write_csv, write_fer2013
from pandocfilters import stringify
from PIL import Image

from fer.data import findings
from fer.data.check import Across, DataCheck
from fer.data.faces import Origin
from fer.data.facts import Facts, Leak, MeanFaces, ReadyMade
from fer.data.layouts.recognise import reader_of
from fer.report.document.build import _refuse_raw
from fer.report.document.pandoc import parse
from fer.wording.load import load

ENGLISH = load("en")
TRAIN = (3995, 436, 4097, 7215, 4830, 3171, 4965)  # of FER2013
VAL = (467, 56, 496, 895, 653, 415, 607)
NONE = (0,) * 7
CHECK = DataCheck(
    origin=Origin(source="/somewhere/fer2013.csv", layout="fer2013.csv", sha256="ab"),
    class_counts={"train": TRAIN, "val": VAL},
    unlabelled={"train": 0, "val": 0},
    voted=0,
    copies_within={"train": 1234, "val": 26},
    twins_across=(Across("val", "train", 280),),
    redundant=1530,
    comparable=1400,
    disputed=47,
    blank=13,
)
MEANS = MeanFaces(distance=(6.0, 6.5, 5.2, 5.1, 10.4, 16.3, 8.4), chance=(1.0, 2.6, 1.0, 0.8, 0.9, 1.1, 0.9))
# FER2013's Training and PublicTest
FACTS = Facts(
    check=CHECK,
    held_out="val",
    limit=None,
    described="train",
    mean_faces=MEANS,
    ready_made=None,
    leak=Leak(leaked=280, faces=3589, training=28709),
)
NO_LEAK = Leak(leaked=0, faces=3589, training=28709)
NO_TWINS = {"twins_across": (Across("val", "train", 0),), "redundant": 0, "comparable": 0, "disputed": 0, "blank": 0}


def checked(**others) -> Facts:
    """FACTS with other counts."""
    return replace(FACTS, check=replace(CHECK, **others))


def opened(**others) -> Facts:
    """FACTS with another origin."""
    return checked(origin=replace(CHECK.origin, **others))


def text(what) -> str:
    return ENGLISH.text(what)


def test_the_source_is_named_without_its_folder():
    source = text(findings.source(FACTS))
    assert "`fer2013.csv`" in source
    assert "/somewhere" not in source
    assert "28,709 training and 3,589 validation faces" in source


def folders(path):
    for split in ("train", "val", "test"):
        write_class_folders(path / split)


def icml(path):
    rows = [(0, "Training", words(random_faces(1)[0]))]
    write_csv(path / "icml_face_data.csv", "emotion, Usage, pixels", rows)


def ferplus(path):
    write_fer2013(path / "fer2013.csv", usages=["Training"])
    header = "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"
    write_csv(path / "fer2013new.csv", header, [("Training", "", *range(10))] * 21)


def train_test(path, train="emotion,pixels", test="pixels"):
    face = words(random_faces(1)[0])
    write_csv(path / "train.csv", train, [(0, face, 1)[: len(train.split(","))]])
    write_csv(path / "test.csv", test, [("7", face)[-len(test.split(",")) :]])


def homework_images(path):
    for folder in ("train_img", "test_img"):
        (path / folder).mkdir()
        Image.fromarray(random_faces(1)[0]).save(path / folder / "00000.png")
    write_csv(path / "train.csv", "id,label", [(0, 0)])


@pytest.mark.parametrize(
    "write",
    [
        folders,
        write_class_folders,
        lambda path: write_fer2013(path / "fer2013.csv"),
        icml,
        ferplus,
        train_test,
        lambda path: train_test(path, "label,feature", "id,feature"),
        lambda path: train_test(path, "emotion,pixels,<b>*a_ `$x$` [@fig:y] &lt; c*"),
        homework_images,
    ],
    ids=["folders", "classes", "fer2013", "icml", "ferplus", "kaggle", "homework", "odd header", "homework images"],
)
def test_every_layout_reads_in_the_report_as_it_was_recognised(tmp_path, write):
    write(tmp_path)
    layout = reader_of(tmp_path)().layout
    tree = parse(text(findings.source(opened(layout=layout))))
    _refuse_raw(tree["blocks"])
    assert layout in stringify(tree["blocks"][0]["c"]).replace("’", "'")


def test_a_split_of_ours_a_limit_and_missing_labels_are_told():
    some = checked(origin=replace(CHECK.origin, split_seed=4), unlabelled={"train": 0, "val": 7}, voted=9)
    source = text(findings.source(replace(some, limit=500)))
    assert "with seed 4" in source
    assert "only the first 500" in source
    assert "7 faces carry no label" in source
    assert "votes" in source
    assert "seed" not in text(findings.source(FACTS))


def test_splits_by_role_are_explained():
    ready_made = ReadyMade(data="others.csv", faces=28709, leaked=3)
    by_role = replace(opened(by_role=True), ready_made=ready_made)
    assert "trained on 28,709 faces of `others.csv`" in text(findings.source(by_role))
    assert "ready-made" not in text(findings.source(replace(FACTS, ready_made=ready_made)))


def test_synthetic_faces_are_said_to_be_drawn():
    drawn = opened(synthetic=True)
    assert "drawn by the program" in text(findings.source(drawn))
    assert "what draws the synthetic faces" in text(findings.units_caption(drawn))
    assert "drawn" not in text(findings.source(FACTS))


def test_uneven_classes_are_told_with_largest_smallest_and_majority():
    balance = text(findings.balance(FACTS))
    assert balance.startswith("The classes are uneven")
    assert "happy (7,215)" in balance
    assert "disgust (436)" in balance
    assert "16.5 to one" in balance
    assert "24.9\N{NO-BREAK SPACE}% of the validation faces" in balance


def test_even_classes_are_called_even():
    counts = {"train": (100, 101, 102, 103, 104, 105, 110), "val": (10,) * 7}
    balance = text(findings.balance(checked(class_counts=counts)))
    assert "are even" in balance
    assert "neutral (110), has 1.10 times the faces of the smallest, angry (100)" in balance


def test_equal_classes_have_no_largest():
    balance = text(findings.balance(checked(class_counts={"train": (5,) * 7, "val": (5,) * 7})))
    assert balance.startswith("All classes have the same number of training faces")
    assert balance.endswith("5 each.") and "largest" not in balance


def test_the_table_leaves_out_splits_without_labels():
    facts = checked(class_counts={"train": TRAIN, "val": VAL, "test": NONE})
    table = ENGLISH.table(findings.counts_table(facts))
    assert list(table.columns) == ["Class", "training", "validation", "all splits"]
    assert table.iloc[0].tolist() == ["angry", "3,995", "467", "4,462"]
    assert table.iloc[-1].tolist() == ["all", "28,709", "3,589", "32,298"]
    assert "in the training and validation splits." in text(findings.counts_caption(facts))


def test_bars_are_titled_with_split_and_faces():
    assert text(findings.split_title(FACTS, "train")) == "training (28,709)"


def test_captions_name_the_split_that_is_described():
    held_out = replace(FACTS, described="val")
    assert text(findings.gallery_caption(FACTS, 8)).startswith("The first eight training faces of each class")
    assert text(findings.gallery_caption(held_out, 1)).startswith("The first validation face of each class")
    assert "mean validation face" in text(findings.means_caption(held_out))


def test_leaked_faces_are_the_finding():
    said = "280 of the 3,589 validation faces (7.8\N{NO-BREAK SPACE}%) have an exact twin among the training faces"
    assert text(findings.finding(FACTS)) == f"{said}; accuracy is therefore given without exact twins too."
    assert said in text(findings.twins(FACTS))
    one = text(findings.finding(replace(FACTS, leak=replace(FACTS.leak, leaked=1))))
    assert "faces (0.0\N{NO-BREAK SPACE}%) has an exact twin" in one


def test_where_every_face_leaks_nothing_is_known_of_new_ones():
    all_of_them = replace(FACTS, leak=Leak(leaked=3589, faces=3589, training=28709))
    assert text(findings.finding(all_of_them)).endswith("nothing is known of new faces.")
    assert "without" not in text(findings.twins(all_of_them))


def test_the_leak_of_a_ready_made_network_is_from_what_it_was_trained_on():
    ready_made = ReadyMade(data="others.csv", faces=500, leaked=3)
    facts = replace(FACTS, ready_made=ready_made)
    rows = ENGLISH.table(findings.twins_table(facts)).set_index("What")["Count"]
    assert rows["Validation faces with a twin among all faces trained on"] == "3"


def test_the_table_of_twins_has_a_row_a_count():
    table = ENGLISH.table(findings.twins_table(FACTS))
    assert table.to_numpy().tolist() == [
        ["Redundant copies within training", "1,234"],
        ["Redundant copies within validation", "26"],
        ["Validation faces with a twin in training", "280"],
        ["Redundant copies in all", "1,530"],
        ["Sets of twins whose labels differ", "47"],
        ["Blank faces", "13"],
    ]


def test_no_twins_are_told_as_none():
    clean = replace(checked(**NO_TWINS), leak=NO_LEAK)
    assert text(findings.finding(clean)).startswith("None of the 3,589 validation faces has an exact twin")
    assert "Of near twins, other pictures of one photograph, question 3" in text(findings.finding(clean))
    assert text(findings.twins(clean)).startswith("No picture occurs twice")
    assert "label" not in text(findings.twins(clean))
    within = replace(checked(disputed=0, blank=0), leak=NO_LEAK)
    assert "copies lie elsewhere" in text(findings.twins(within))
    assert "In all 1,400 sets of exact twins with two labels or more the labels agree" in text(findings.twins(within))


def test_agreement_is_told_only_of_twins_whose_labels_can_be_compared():
    unlabelled = checked(comparable=0, disputed=0, blank=0)
    assert "same label" not in text(findings.twins(unlabelled))
    assert "The one set of exact twins" in text(findings.twins(checked(comparable=1, disputed=0)))
    assert "on it no network" in text(findings.twins(checked(comparable=1, disputed=1)))


counts = st.integers(0, 5)


@settings(max_examples=100, deadline=None)
@given(leaked=counts, more=counts, redundant=counts, comparable=counts, disputed=counts, blank=counts)
def test_twins_are_told_as_they_are_counted(leaked, more, redundant, comparable, disputed, blank):
    disputed, redundant = min(disputed, comparable), max(redundant, comparable, leaked)
    check = {"redundant": redundant, "comparable": comparable, "disputed": disputed, "blank": blank}
    facts = replace(checked(**check), leak=Leak(leaked, max(1, leaked + more), 9))
    said, finding = findings.twins(facts), findings.finding(facts).key
    keys = {of.key.removeprefix("data.") for of in said}
    of_all = leaked == facts.leak.faces
    assert finding == f"data.{'no_leak_found' if not leaked else 'leak_of_all' if of_all else 'leak_found'}"
    assert ("no_twins" in keys) == (not redundant)
    assert ("undisputed" in keys) == (comparable > 0 == disputed)
    assert ("disputed" in keys) == (disputed > 0)
    assert ("blank" in keys) == (blank > 0)
    assert ("learnt_by_heart" in keys) == (0 < leaked < facts.leak.faces)


distances = st.tuples(*[st.floats(0.1, 10)] * 7)


@settings(max_examples=50, deadline=None)
@given(distance=distances, chance=distances, classes=st.tuples(*[st.integers(1, 50)] * 7))
def test_means_and_balance_follow_their_ratios(distance, chance, classes):
    facts = replace(checked(class_counts={"train": classes, "val": VAL}), mean_faces=MeanFaces(distance, chance))
    said = findings.means(facts)
    ratios = [far / expected for far, expected in zip(distance, chance, strict=True)]
    assert ratios[said[0].values["emotion"]] == max(ratios)
    assert said[0].values["clearly"] == (max(ratios) >= findings.CLEAR)
    assert ("data.no_clear_mean" in {of.key for of in said}) == (max(ratios) < findings.CLEAR)
    balance = findings.balance(facts)
    uneven = max(classes) / min(classes) > findings.EVEN
    assert (balance.key == "data.classes_uneven") == uneven
    assert (balance.key == "data.classes_equal") == (len(set(classes)) == 1)


def test_disputed_and_blank_faces_are_told_only_where_there_are_some():
    assert "In 47 sets of exact twins" in text(findings.twins(FACTS))
    assert "13 faces show nothing" in text(findings.twins(FACTS))
    assert "In one set of exact twins" in text(findings.twins(checked(disputed=1)))
    assert "One face shows nothing; it is kept" in text(findings.twins(checked(blank=1)))
    assert "nothing" not in text(findings.twins(checked(**NO_TWINS)))


def test_labels_of_a_disputed_picture_are_counted():
    assert text(findings.disputed_labels(np.array([6, 2, 6, -1]))) == "fear\nneutral (2)"
    assert text(findings.disputed_caption(FACTS, 8)).startswith("The first eight of 47 pictures")
    assert text(findings.disputed_caption(checked(disputed=3), 3)).startswith("All pictures")
    assert text(findings.disputed_caption(checked(disputed=1), 1)).startswith("The one picture")


def test_faces_all_alike_have_no_clearest_mean():
    alike = replace(FACTS, mean_faces=MeanFaces((0.0,) * 7, (0.0,) * 7))
    assert "do not differ from each other" in text(findings.means(alike))


def test_the_clearest_mean_face_is_judged_against_chance():
    means = text(findings.means(FACTS))
    assert "mean face of surprise stands out most clearly" in means
    assert "says little" not in means
    distance = (6.0, 5.0, 5.2, 5.1, 10.4, 2.0, 8.4)
    near = text(findings.means(replace(FACTS, mean_faces=replace(MEANS, distance=distance))))
    assert "mean face of sad stands out" in near
    assert "For disgust and surprise the distance is less than twice" in near
    alike = replace(FACTS, mean_faces=replace(MEANS, distance=MEANS.chance))
    assert "No class is clearly farther off" in text(findings.means(alike))


def test_seven_classes_have_their_action_units():
    table = ENGLISH.table(findings.units_table()).set_index("Class")
    assert table.loc["happy"].item() == "6 cheek raiser, 12 lip corner puller"
    assert table.loc["neutral"].item() == "none"
