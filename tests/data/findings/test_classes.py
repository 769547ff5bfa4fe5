"""How even the classes are said to be: as even as their counts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.data.findings import classes
from tests.data.made_facts import ENGLISH, FACTS, TRAIN, VAL, checked, opened, text


def test_uneven_classes_are_told_with_largest_smallest_and_majority():
    balance = text(classes.balance(FACTS))
    assert balance.startswith("The classes are unequal in size")
    assert "happy (7,215)" in balance
    assert "disgust (436)" in balance
    assert "16.5 to one" in balance
    assert "24.9\N{NO-BREAK SPACE}% of the validation faces" in balance


def test_even_classes_are_called_even():
    counts = {"train": (100, 101, 102, 103, 104, 105, 110), "val": (10,) * 7}
    balance = text(classes.balance(checked(class_counts=counts)))
    assert "about equal in size" in balance
    assert "neutral (110), is 1.10 times the smallest, angry (100)" in balance


def test_equal_classes_have_no_largest():
    balance = text(classes.balance(checked(class_counts={"train": (5,) * 7, "val": (5,) * 7})))
    assert balance.startswith("All classes have the same number of training faces, 5 each")
    assert "largest" not in balance


@settings(max_examples=50, deadline=None)
@given(counts=st.tuples(*[st.integers(1, 50)] * 7))
def test_balance_follows_the_ratio(counts):
    balance = classes.balance(checked(class_counts={"train": counts, "val": VAL}))
    assert (balance.key == "data.classes.uneven") == (max(counts) / min(counts) > classes.EVEN)
    assert (balance.key == "data.classes.equal") == (len(set(counts)) == 1)


def test_splits_without_labels_are_left_out():
    facts = checked(class_counts={"train": TRAIN, "val": VAL, "test": (0,) * 7})
    assert "in the training and validation splits," in text(classes.counts_caption(facts))
    alt = text(classes.counts_alt(facts))
    assert "Training: angry 3,995, disgust 436" in alt
    assert "Validation: angry 467" in alt
    assert "Test" not in alt


def test_bars_are_titled_with_split_and_faces_and_labelled_with_counts_and_shares():
    assert text(classes.split_title(FACTS, "train")) == "Training (28,709 faces)"
    assert text(classes.bar_labels(FACTS, "train")[3]) == "7,215 (25.1\N{NO-BREAK SPACE}%)"


def test_seven_classes_have_their_action_units():
    table = ENGLISH.table(classes.units_table()).set_index("Class")
    assert table.loc["happy"].item() == "6 cheek raiser, 12 lip corner puller"
    assert table.loc["neutral"].item() == "none"
    assert "synthetic faces are drawn" in text(classes.units_caption(opened(synthetic=True)))
    assert "drawn" not in text(classes.units_caption(FACTS))


def test_classes_that_are_not_there_are_named_and_not_called_smallest():
    assert classes.absent(FACTS) == []
    some = checked(class_counts={"train": (0, 10, 0, 90, 50, 0, 0), "val": (0, 1, 0, 9, 5, 0, 0)})
    assert text(classes.absent(some)).startswith("The source has no faces of angry, fear, surprise and neutral.")
    assert "a ratio of 9.0 to one" in text(classes.balance(some))
    labels = [text(label) for label in classes.bar_labels(some, "train")]
    assert labels[0] == "–"
    assert labels[1].startswith("10 (")
    elsewhere = checked(class_counts={"train": (9,) * 7, "val": (0, 1, 1, 1, 1, 1, 1)})
    assert classes.absent(elsewhere) == [], "a class missing from one split alone"
