"""What is said of a training's course and of what it took."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from fer.runs.seen import Training
from fer.training.facts import Facts
from fer.training.findings import course, verdict
from fer.wording.load import languages, load
from tests.training.courses import MEMBERS, UNLIKE, facts, original, well_fitted
from tests.training.drawn import trainings, value

ENGLISH = load("en")


def effort(found: Facts) -> str:
    return ENGLISH.text(course.effort(found))


def kept_name(found: Facts) -> str:
    return ENGLISH.text(course.kept_epoch(found))


def test_the_curves_are_told_from_first_to_last():
    text = ENGLISH.text(course.developed(original()))
    assert "training loss went from 1.60 to 0.05, validation loss from 1.60 to 2.54." in text
    assert "Training accuracy went from 30.0\N{NO-BREAK SPACE}% to 90.0\N{NO-BREAK SPACE}%" in text
    assert course.developed(facts([1.5], [1.4], [0.55], [0.56])) == []


@pytest.mark.parametrize(
    ("epochs", "said"), [(20, "All 20 epochs of the recipe were run"), (12, "stopped early, after 12 of 20 epochs")]
)
def test_the_end_of_the_training_is_told(epochs, said):
    accuracy = np.linspace(0.2, 0.9, epochs)
    text = effort(facts(1.0, 1.0, accuracy, accuracy, planned=20, patience=10))
    assert said in text
    assert ("last 10 brought no better" in text) == (epochs == 12)
    assert "the last one brought no better" in effort(facts(1.0, 1.0, accuracy, accuracy, planned=99, patience=1))
    assert "12 min 34 s" in text
    assert "3,457 faces a second" in text


def test_the_caption_names_the_epochs():
    assert "the lowest validation loss of all epochs, at epoch 10." in ENGLISH.text(course.curves_caption(original()))
    assert ", the last." in ENGLISH.text(course.curves_caption(replace(well_fitted(), keep="last")))


def test_epochs_of_smaller_faces_are_named_where_there_are_any():
    found = replace(original(), small=40)
    assert "Grey: epochs 1 to 40, trained on smaller faces." in ENGLISH.text(course.curves_caption(found))
    assert "Grey: epochs 1 to 40" in ENGLISH.text(verdict.gap_caption(found))
    said = ENGLISH.text(course.developed(found))
    assert "The first 40 epochs trained on faces reduced to 32×32 pixels" in said
    assert "for the first 40 epochs they tell how the network does at a size that it has not met yet" in said
    assert "The first epoch trained on faces" in ENGLISH.text(course.developed(replace(found, small=1)))
    for whole in (course.curves_caption(original()), verdict.gap_caption(original()), course.developed(original())):
        assert "rey" not in ENGLISH.text(whole) and "smaller" not in ENGLISH.text(whole)


def test_who_does_not_see_the_curves_is_told_where_they_end():
    text = ENGLISH.text(course.curves_alt(original()))
    assert "over 100 epochs; a dashed line is labelled “kept: epoch 30”" in text
    assert "Loss ends at 0.05 on training and 2.54 on validation faces, where it is lowest at epoch 10 (1.20)" in text


def test_an_epoch_that_nobody_chose_is_not_called_the_best():
    chosen, last = well_fitted(), replace(well_fitted(), keep="last")
    assert "the best in validation accuracy" in effort(chosen)
    assert "the best" not in effort(last)
    assert "whatever their validation accuracy" in effort(last)


def test_several_networks_are_counted_and_their_curves_called_means():
    said = effort(replace(well_fitted(), members=MEMBERS))
    assert said.startswith("Three networks with 11 parameters together were trained, each on at least 20,000 faces")
    assert "means over these networks" in said


def test_networks_that_each_chose_an_epoch_have_none_in_common():
    several = replace(well_fitted(), members=MEMBERS)
    assert "no single epoch of these mean curves was kept" in effort(several)
    assert kept_name(several).startswith("best mean")
    assert "of the last epoch were kept" in effort(replace(several, keep="last"))
    assert kept_name(well_fitted()).startswith("kept")


@pytest.mark.parametrize("keep", ["best", "last"])
def test_of_networks_of_unlike_lengths_no_epoch_is_called_the_one_that_was_kept(keep):
    found = replace(well_fitted(), members=UNLIKE, keep=keep, planned=48)
    said = effort(found)
    assert "means over these networks up to epoch 20, where the shortest training ended. The longest had 48" in said
    assert "Each network was trained for all epochs of its recipe: 20 to 48 epochs." in said
    assert f"Each network kept its own {keep} epoch, so no single epoch of these mean curves was kept" in said
    assert "stopped early" not in said and "of the last epoch were kept" not in said
    assert kept_name(found).startswith("best mean")
    assert "the first with the best validation accuracy" in ENGLISH.text(course.curves_caption(found))
    for language in map(load, languages()):
        assert language.text(course.effort(found))


def test_networks_that_stopped_early_are_counted():
    one, other = UNLIKE.each
    stopped = replace(UNLIKE, each=(replace(one, planned=48), other))
    said = effort(replace(well_fitted(), members=stopped, patience=3))
    assert "Training stopped early for 1 of the 2 networks" in said
    assert "the networks were trained for 20 to 48 epochs." in said
    as_long = replace(UNLIKE, each=(replace(one, planned=48), replace(other, epochs=20)))
    assert "for 2 of the 2 networks" in effort(replace(well_fitted(), members=as_long, patience=3))
    assert "the networks were trained for 20 epochs." in effort(replace(well_fitted(), members=as_long, patience=3))
    for language in map(load, languages()):
        assert language.text(course.effort(replace(well_fitted(), members=stopped, patience=3)))


def test_threads_that_are_not_the_same_for_all_are_not_counted():
    assert "x86_64 with 2 threads)." in effort(well_fitted())
    assert "(median over the epochs; x86_64)." in effort(replace(well_fitted(), threads=None))


def test_a_single_epoch_is_told():
    assert "a single epoch" in effort(facts([1.5], [1.4], [0.55], [0.56]))


def test_a_ready_made_network_is_not_said_to_be_trained_here():
    training = Training("fer2013.csv", "ab", (1,) * 7, 3589)
    assert "came ready-made" in effort(replace(well_fitted(), trained_on=training))
    assert "ready-made" not in effort(well_fitted())


@settings(max_examples=40, deadline=None)
@given(trainings())
def test_the_course_is_that_of_any_facts_in_each_language(found):
    said, judged = course.developed(found), found.assessment
    assert bool(said) == (found.epochs > 1)
    for of in said[:1]:
        (train, val), _ = value(of, "losses"), value(of, "accuracies")
        assert train == (judged.first.train_loss, judged.last.gap.train_loss)
        assert val == (judged.first.val_loss, judged.last.gap.val_loss)
    for language in map(load, languages()):
        assert all(map(language.text, [*said, *course.effort(found), course.curves_alt(found)]))
        assert language.text(course.curves_caption(found))
