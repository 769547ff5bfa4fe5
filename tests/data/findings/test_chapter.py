"""What the data chapter says: the opposite where the numbers are the opposite."""

import pytest
from made_faces import random_faces, write_class_folders, write_csv, write_fer2013
from made_faces import words as pixels
from pandocfilters import stringify
from PIL import Image

from fer.data.layouts.recognise import reader_of
from fer.report.document.build import _refuse_raw
from fer.report.document.pandoc import parse
from fer.wording.en import data as words

TRAIN = [3995, 436, 4097, 7215, 4830, 3171, 4965]  # of FER2013
VAL = [467, 56, 496, 895, 653, 415, 607]


def facts(**others) -> dict:
    """FER2013's Training and PublicTest, as the notebook writes them."""
    origin = {
        "source": "/somewhere/fer2013.csv",
        "layout": "fer2013.csv",
        "split_seed": None,
        "synthetic": False,
        "by_role": False,
    }
    counts = {"class_counts": {"train": TRAIN, "val": VAL}, "unlabelled": {"train": 0, "val": 0}, "voted": 0}
    twins = {"copies_within": {"train": 1234, "val": 26}, "twins_across": [["val", "train", 280]], "redundant": 1530}
    rest = {"disputed": 47, "blank": 13, "held_out": "val", "limit": None, "trained_on": None}
    means = {"deviation": [6.0, 6.5, 5.2, 5.1, 10.4, 16.3, 8.4], "chance": [1.0, 2.6, 1.0, 0.8, 0.9, 1.1, 0.9]}
    return {"origin": origin} | counts | twins | rest | means | others


def clean(**others) -> dict:
    return facts(twins_across=[["val", "train", 0]], redundant=0, disputed=0, blank=0, **others)


def test_the_source_is_named_without_its_folder():
    assert "`fer2013.csv`" in words.source(facts())
    assert "/somewhere" not in words.source(facts())
    assert "28,709 training and 3,589 validation faces" in words.source(facts())


def folders(path):
    for split in ("train", "val", "test"):
        write_class_folders(path / split)


def icml(path):
    rows = [(0, "Training", pixels(random_faces(1)[0]))]
    write_csv(path / "icml_face_data.csv", "emotion, Usage, pixels", rows)


def ferplus(path):
    write_fer2013(path / "fer2013.csv", usages=["Training"])
    header = "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"
    write_csv(path / "fer2013new.csv", header, [("Training", "", *range(10))] * 21)


def train_test(path, train="emotion,pixels", test="pixels"):
    face = pixels(random_faces(1)[0])
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
    tree = parse(words.source(facts(origin=facts()["origin"] | {"layout": layout})))
    _refuse_raw(tree["blocks"])
    assert layout in stringify(tree["blocks"][0]["c"]).replace("’", "'")


def test_a_split_of_ours_a_limit_and_missing_labels_are_told():
    text = words.source(
        facts(origin=facts()["origin"] | {"split_seed": 4}, limit=500, unlabelled={"train": 0, "val": 7}, voted=9)
    )
    assert "with seed 4" in text
    assert "only the first 500" in text
    assert "7 faces carry no label" in text
    assert "votes" in text
    assert "seed" not in words.source(facts())


def test_synthetic_faces_are_said_to_be_drawn():
    drawn = facts(origin=facts()["origin"] | {"synthetic": True})
    assert "drawn by the program" in words.source(drawn)
    assert "what draws the synthetic faces" in words.units_caption(drawn)
    assert "drawn" not in words.source(facts())


def test_uneven_classes_are_told_with_largest_smallest_and_majority():
    text = words.balance(facts())
    assert text.startswith("The classes are uneven")
    assert "happy (7,215)" in text
    assert "disgust (436)" in text
    assert "16.5 to one" in text
    assert "24.9\N{NO-BREAK SPACE}% of the validation faces" in text


def test_even_classes_are_called_even():
    text = words.balance(facts(class_counts={"train": [100, 101, 102, 103, 104, 105, 110], "val": [10] * 7}))
    assert "are even" in text
    assert "neutral (110), has 1.10 times the faces of the smallest, angry (100)" in text


def test_equal_classes_have_no_largest():
    text = words.balance(facts(class_counts={"train": [5] * 7, "val": [5] * 7}))
    assert text.startswith("All classes have the same number of training faces")
    assert text.endswith("5 each.") and "largest" not in text


def test_the_table_leaves_out_splits_without_labels():
    table = words.counts_table(facts(class_counts={"train": TRAIN, "val": VAL, "test": [0] * 7}))
    assert list(table.columns) == ["Class", "training", "validation", "all splits"]
    assert table.iloc[-1].tolist() == ["all", "28,709", "3,589", "32,298"]


def test_leaked_faces_are_the_finding():
    said = "280 of the 3,589 validation faces (7.8\N{NO-BREAK SPACE}%) have an exact twin among the training faces"
    assert words.finding(facts()) == f"{said}; accuracy is therefore given without them too."
    assert said in words.twins(facts())
    one = words.finding(facts(twins_across=[["val", "train", 1]]))
    assert "faces (0.0\N{NO-BREAK SPACE}%) has an exact twin" in one


def test_the_leak_told_is_that_of_the_held_out_split():
    counts = {
        "class_counts": {"train": TRAIN, "val": VAL, "test": VAL},
        "unlabelled": {"train": 0, "val": 0, "test": 0},
    }
    across = [["val", "train", 280], ["test", "train", 5], ["test", "val", 9]]
    assert words.finding(facts(**counts, held_out="test", twins_across=across)).startswith("5 of the 3,589 test faces")


def test_no_twins_are_told_as_none():
    assert words.finding(clean()).startswith("None of the 3,589 validation faces has an exact twin")
    assert words.twins(clean()).startswith("No face occurs twice")
    within = facts(twins_across=[["val", "train", 0]], disputed=0, blank=0)
    assert "copies lie elsewhere" in words.twins(within)
    assert "always carry the same label" in words.twins(within)


def test_disputed_and_blank_faces_are_told_only_where_there_are_some():
    assert "In 47 sets of twins" in words.twins(facts())
    assert "13 faces show nothing" in words.twins(facts())
    assert "In one set of twins" in words.twins(facts(disputed=1))
    assert "One face shows nothing; it is kept" in words.twins(facts(blank=1))
    assert "nothing" not in words.twins(clean())


def test_labels_of_a_disputed_picture_are_counted():
    assert words.disputed_text([2, 6, 6, -1]) == "fear\nneutral (2)"
    assert words.disputed_caption(facts(), 8).startswith("The first eight of 47 pictures")
    assert words.disputed_caption(facts(disputed=3), 3).startswith("All pictures")
    assert words.disputed_caption(facts(disputed=1), 1).startswith("The one picture")


def test_the_clearest_mean_face_is_judged_against_chance():
    text = words.means(facts())
    assert "mean face of surprise stands out most clearly" in text
    assert "says little" not in text
    near = words.means(facts(deviation=[6.0, 5.0, 5.2, 5.1, 10.4, 2.0, 8.4]))
    assert "mean face of sad stands out" in near
    assert "For disgust and surprise the distance is less than twice" in near
    assert "No class is clearly farther off" in words.means(facts(deviation=facts()["chance"]))


def test_seven_classes_have_their_action_units():
    table = words.units_table().set_index("Class")
    assert table.loc["happy"].item() == "6 cheek raiser, 12 lip corner puller"
    assert table.loc["neutral"].item() == "none"
