"""What a source calls its classes: many spellings are known, numbers are never guessed."""

import shlex
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from made_faces import random_faces, words, write_class_folders, write_csv
from PIL import Image
from typer.testing import CliRunner

from fer.cli.main import app
from fer.data.check import check_data, describe, unmet_in_a_line
from fer.data.classes import LEFT_OUT, Classes, unknown
from fer.data.emotions import index_of, names
from fer.data.source import open_faces
from fer.errors import InputError
from fer.training.plan import Request
from tests.data.bad_input import refuse

RAF_DB = "1=surprise,2=fear,3=disgust,4=happy,5=sad,6=angry,7=neutral"
CHINESE = {
    0: "憤怒 生氣",
    1: "厭惡 噁心",
    2: "恐懼 害怕",
    3: "高興 快樂 開心",
    4: "難過 悲傷",
    5: "驚訝",
    6: "中立 中性 平靜",
}


def write_folders(folder, classes, *, faces: int = 3):
    for k, name in enumerate(classes):
        (folder / str(name)).mkdir(parents=True)
        for number, face in enumerate(random_faces(faces, seed=k)):
            Image.fromarray(face).save(folder / str(name) / f"{number}.png")
    return folder


@pytest.mark.parametrize("label", range(7))
def test_names_in_chinese_and_in_usual_spellings(label):
    english = names()[label]
    spellings = (english.upper(), f" {english} ", f"{label}_{english}", f"0{label}-{english}", *CHINESE[label].split())
    assert [index_of(word) for word in spellings] == [label] * len(spellings)


def test_what_a_person_says_goes_before_what_is_known():
    said = Classes.read(" 1 = surprise, 07=neutral ,contempt=,Mad=ANGER")
    assert [said.of(word) for word in ("1", "1.0", "01", "7", "contempt", "mad", "fear")] == [
        5,
        5,
        5,
        6,
        LEFT_OUT,
        0,
        2,
    ]
    assert said.of("3") is None, "where some numbers are another set's, so are the others"
    assert [Classes.read("7=").of(word) for word in ("7", "3")] == [LEFT_OUT, 3]
    assert Classes.read(None) == Classes()
    assert Classes.read("1=surprise,") == Classes.read(" ,1=surprise") == Classes.read("1=surprise")


@pytest.mark.parametrize("words", ["contempt", "=happy", "1=cats", "1=happy,1=sad", '"a,b=happy', "a=happy\nb=sad"])
def test_words_that_say_nothing(words):
    with pytest.raises(InputError, match=r"^classes "):
        Classes.read(words)


@pytest.mark.parametrize("words", ['"shock, awe"=surprise,"b"=sad', '"shock, awe=surprise", b = sad'])
def test_double_quotes_hold_a_name_together_as_in_a_csv(words):
    said = Classes.read(words)
    assert [said.of(name) for name in ("Shock, Awe", "b", "shock")] == [5, 4, None]


@pytest.mark.parametrize("name", ["a,b", "a=b", "a=", "a,b=happy", 'say "ah"', '"', "$HOME", "it's, so", "a\\b,c"])
def test_the_words_of_the_remedy_are_those_that_are_taken(name):
    *_, left_out = shlex.split(str(unknown("here", "class", name)).partition("leave it out with ")[2])
    assert Classes.read(left_out).said == ((name.casefold(), LEFT_OUT),)
    which = shlex.split(str(unknown("here", "class", name)).partition("say which it is with ")[2].partition(", or")[0])
    assert Classes.read(which[1].replace("CLASS", "fear")).said == ((name.casefold(), 2),)


def test_a_folder_with_a_comma_in_its_name_is_read_by_the_remedy(tmp_path):
    write_folders(tmp_path / "train", [*names(), "shock, awe"])
    refuse(tmp_path, "train/shock, awe", """--classes '"shock, awe"='""")
    merged = open_faces(tmp_path, classes='"shock, awe"=surprise')
    assert np.bincount(merged.labels).tolist() == [3, 3, 3, 3, 3, 6, 3]


@pytest.mark.parametrize(
    ("numbers", "owner"),
    [(range(1, 8), "RAF-DB"), (range(8), "AffectNet"), (range(6), "RAF-DB"), ((0, 2, 5), "RAF-DB")],
)
def test_folders_named_by_numbers_are_never_guessed(tmp_path, numbers, owner):
    write_folders(tmp_path / "train", numbers)
    refuse(
        tmp_path, "classes are named by numbers", "--classes", owner, "1=surprise" if owner == "RAF-DB" else "0=neutral"
    )


def test_numbers_that_a_person_explains(tmp_path):
    write_folders(tmp_path / "train", range(1, 8))
    write_folders(tmp_path / "valid", range(1, 8))
    faces = open_faces(tmp_path, classes=RAF_DB)
    meant = {"1": 5, "2": 2, "3": 1, "4": 3, "5": 4, "6": 0, "7": 6}
    assert [meant[row.split("/")[1]] for row in faces.rows] == faces.labels.tolist()
    half = RAF_DB.rpartition(",")[0]
    refuse(tmp_path, "named by numbers (7)", read=lambda path: open_faces(path, classes=half))


def test_all_of_fer2013s_own_numbers_are_known(tmp_path):
    write_folders(tmp_path, range(7))
    faces = open_faces(tmp_path)
    assert [int(row.split("/")[0]) for row in faces.rows] == faces.labels.tolist()


def test_an_eighth_class_of_folders_is_named_and_left_out_where_asked(tmp_path):
    write_folders(tmp_path / "train", [*names(), "contempt"])
    refuse(tmp_path, "train/contempt", '--classes "contempt="')
    faces = open_faces(tmp_path, classes="contempt=")
    assert np.bincount(faces.labels).tolist() == [3] * 7
    assert faces.origin.left_out == (("class", 3, "train/contempt/0.png"),)
    merged = open_faces(tmp_path, classes="contempt=disgust")
    assert np.bincount(merged.labels).tolist() == [3, 6, 3, 3, 3, 3, 3]


def test_an_eighth_class_of_a_csv(tmp_path):
    rows = [(k % 8, words(face), "Training") for k, face in enumerate(random_faces(24))]
    path = write_csv(tmp_path / "ckextended.csv", "emotion,pixels,Usage", rows)
    refuse(tmp_path, "line 9: label '7' is none of 0 angry", '("7=")', "contempt of CK+", "say all of them")
    faces = open_faces(path, classes="7=")
    assert faces.origin.left_out == (("class", 3, "9"),)
    assert np.bincount(faces.labels).tolist() == [3] * 7


@pytest.mark.parametrize(("number", "hint"), [(7, '"1=angry,2=disgust'), (6, '"1=disgust,2=fear')])
def test_labels_of_a_csv_that_may_be_counted_from_one_are_never_guessed(tmp_path, number, hint):
    rows = [(1 + k % number, words(face), "Training") for k, face in enumerate(random_faces(7 * number))]
    path = write_csv(tmp_path / "faces.csv", "emotion,pixels,Usage", rows)
    refuse(path, "numbers (1, 2, 3, 4, 5, 6", "--classes", hint)
    refuse(write_csv(tmp_path / "train.csv", "label,pixels", [row[:2] for row in rows]), "numbers (1, 2, 3", hint)
    said = ",".join(f"{k + 1}={name}" for k, name in enumerate(names()))
    assert open_faces(path, classes=said).labels.tolist() == [k % number for k in range(7 * number)]


def test_full_width_digits_are_digits(tmp_path):
    write_folders(tmp_path, "０１２３４５６")
    assert np.bincount(open_faces(tmp_path).labels).tolist() == [3] * 7


def test_classes_that_are_there_are_enough(tmp_path):
    write_folders(tmp_path / "three", ["happy", "neutral", "sad"])
    check = check_data(tmp_path / "three")
    assert check.class_counts == {"train": (0, 0, 0, 2, 2, 0, 2), "val": (0, 0, 0, 1, 1, 0, 1)}
    text = [" ".join(line.split()) for line in describe(check).splitlines()]
    assert "classes 3 of 7; no faces of angry, disgust, fear, surprise" in text
    assert {"angry – –", "happy 2 1"} <= set(text)


def test_one_class_is_not_enough_and_a_class_to_judge_needs_faces_to_train_on(tmp_path):
    write_folders(tmp_path / "one", ["happy"])
    refuse(tmp_path / "one", "all training faces are of one class")
    write_class_folders(tmp_path / "two" / "test")
    write_folders(tmp_path / "two" / "train", ["happy", "sad"])
    refuse(tmp_path / "two", "faces of class angry to train on: 0", '--classes "angry="')


@pytest.mark.parametrize("words", [["check-data"], ["train", "--recipe", "quick", "--dry-run", "--data"]])
def test_the_command_line_takes_the_option_and_says_what_it_left_out(tmp_path, words):
    folder = write_folders(tmp_path / "faces", [*names(), "contempt"])
    told = CliRunner().invoke(app, [*words, str(folder), "--classes", "contempt="]).output
    assert "3" in told and "faces of classes that --classes leaves out" in told


@pytest.mark.parametrize("said", ["7=", "contempt=", "1=angry,2=disgust,3=fear"])
def test_that_some_classes_are_said_leaves_numbers_from_one_open(tmp_path, said):
    rows = [(1 + k % 7, words(face), "Training") for k, face in enumerate(random_faces(49))]
    path = write_csv(tmp_path / "faces.csv", "emotion,pixels,Usage", rows)
    refuse(path, "classes are named by numbers", "--classes", read=lambda path: open_faces(path, classes=said))


@pytest.mark.parametrize("name", ["Überraschung", "기쁨", "がっかり"])
def test_letters_and_their_marks_are_one_or_parted(name):
    parted = unicodedata.normalize("NFD", name)
    assert Classes.read(f"{name}=surprise").of(parted) == 5
    assert Classes.read(f"{parted}=surprise").of(name) == 5


def test_a_long_name_is_shown_whole_so_that_the_remedy_works(tmp_path):
    name = "07_ambiguous_expression_of_doubt"
    write_folders(tmp_path, [*names(), name])
    refuse(tmp_path, f"class '{name}' is none of", f'--classes "{name}="')
    assert len(open_faces(tmp_path, classes=f"{name}=").labels) == 21
    assert str(unknown("faces.csv, line 2", "label", "x" * 300)).endswith("; mend it")


def test_a_name_that_nothing_there_has_is_told(tmp_path):
    write_folders(tmp_path / "faces", ["angry", "happy", "contempt", "sad"])
    check = check_data(tmp_path / "faces", classes="hapy=,contempt=,Joy=happy,3=sad")
    assert check.origin.unmet == ("hapy", "joy", "3")
    assert "classes  nothing is called hapy, joy, 3, of which --classes speaks\n" in describe(check)
    assert unmet_in_a_line(check.origin).endswith("faces is called hapy, joy, 3, of which --classes speaks")
    check = check_data(tmp_path / "faces", classes="contempt=")
    assert check.origin.unmet == ()
    assert "--classes speaks" not in describe(check)
    assert unmet_in_a_line(check.origin) is None


def test_labels_of_a_csv_and_a_list_are_met(tmp_path):
    rows = [(k % 7, words(face), "Training") for k, face in enumerate(random_faces(28))]
    write_csv(tmp_path / "fer2013.csv", "emotion,pixels,Usage", rows)
    said = ",".join(f"{k}={name}" for k, name in enumerate(names()))
    assert open_faces(tmp_path / "fer2013.csv", classes=f"{said},7=").origin.unmet == ("7",)


@pytest.mark.parametrize(
    ("source", "said", "says"),
    [
        ("synthetic", "happy=", "are of the seven classes already; leave --classes out"),
        ("synthetic", "joy", "write NAME=CLASS"),
        ("synthetic", "", "says nothing; write NAME=CLASS"),
        ("nowhere.csv", " , ", "says nothing; write NAME=CLASS"),
    ],
)
def test_words_that_could_do_nothing_are_refused(source, said, says):
    with pytest.raises(InputError, match=says):
        open_faces(source, classes=said)
    with pytest.raises(InputError, match=says if said else "an empty word"):
        Request(source, classes=said).check(Path("nowhere"))
