"""The seven classes by name and by the parts of the face that they move."""

import pytest

from fer.data.emotions import EMOTIONS, index_of, letters, names


@pytest.mark.parametrize("word", ["Happy", " happiness ", "JOY", "happyness"])
def test_a_class_is_known_by_any_of_its_names(word):
    assert index_of(word) == 3


@pytest.mark.parametrize(
    "word",
    [
        "Anger 憤怒",
        "憤怒(Anger)",
        "生氣Angry",
        "angry_faces",
        "0angry",
        "(0) Angry",
        "angry_0",
        "0 - Angry",
        "1. angry",
        "Ａngry",
    ],
)
def test_a_name_may_have_several_words_of_one_class_a_number_and_a_word_for_pictures(word):
    assert index_of(word) == 0


@pytest.mark.parametrize(
    "word", ["contempt", "happy sad", "not angry", "happily surprised", "no face", "faces", "3", ""]
)
def test_what_is_no_emotion_has_no_label(word):
    assert index_of(word) is None


def test_names_follow_the_labels_in_every_language():
    assert names() == ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
    assert names("zh-TW")[6] == "中性"


def test_letters_tell_the_classes_apart_in_every_language():
    assert letters() == ["An", "Di", "Fe", "Ha", "Sa", "Su", "Ne"]
    assert letters("zh-TW") == ["憤", "厭", "恐", "快", "悲", "驚", "中"]


def test_parts_are_those_that_the_action_units_move():
    parts = {emotion.en: emotion.parts for emotion in EMOTIONS}
    assert parts["happy"] == ("eyes", "mouth")
    assert parts["neutral"] == ()
