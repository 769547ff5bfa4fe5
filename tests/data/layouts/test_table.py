"""A csv of faces as any program writes it, and what is refused in one."""

import re

import numpy as np
import pytest
from made_faces import random_faces, words, write_csv, write_fer2013
from PIL import Image

from fer.data import array_cache
from fer.data.emotions import names
from fer.data.layouts import table
from fer.data.source import open_faces
from tests.data.bad_input import edit, refuse


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text + "\n\r\n",
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\t"),
        lambda text: text.replace(",", ', "', 1).replace(",", '","')[:-1] + '"\n',
        lambda text: text.removesuffix("\n"),
    ],
    ids=["crlf", "bom", "blank lines", "doubled blanks", "tabs", "quotes", "no last line break"],
)
def test_csv_as_other_programs_write_it(tmp_path, change):
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path).origin.sha256
    path.write_bytes(change(path.read_text()).encode())
    assert open_faces(path).origin.sha256 == before


def test_second_opening_parses_nothing(tmp_path, monkeypatch):
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path)
    monkeypatch.setattr(table, "_parse", None)
    again = open_faces(path.rename(tmp_path / "moved.csv"))
    np.testing.assert_array_equal(again.images, before.images)
    assert again.rows.tolist() == before.rows.tolist()


def test_another_content_of_the_same_length_and_time_is_parsed_anew(tmp_path):
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path)
    path.write_text(path.read_text().replace("\n1,", "\n2,", 1))
    assert (open_faces(path).labels != before.labels).sum() == 1


def test_empty_csv(tmp_path):
    (tmp_path / "fer2013.csv").touch()
    refuse(tmp_path, "fer2013.csv: is empty")


def test_header_without_faces(tmp_path):
    refuse(write_csv(tmp_path / "fer2013.csv", "emotion,pixels,Usage", []), "fer2013.csv: has a header and no faces")


@pytest.mark.parametrize("header", ["emotion,picture,Usage", "emotion,pixels,pixels", "0,70 80 82,Training"])
def test_wrong_header(tmp_path, header):
    refuse(write_csv(tmp_path / "faces.csv", header, []), "faces.csv, line 1: the header is", header.lower()[:11])


def test_pixels_by_another_name(tmp_path):
    path = write_csv(tmp_path / "faces.csv", "label,image", [(0, words(random_faces(1)[0]))])
    refuse(path, "faces.csv, line 1: the header is 'label,image'; needed is emotion,pixels,Usage")


@pytest.mark.parametrize(
    "change", [lambda text: text, lambda text: text.replace(" ", ",")], ids=["pixels in one", "a column a pixel"]
)
def test_a_face_where_the_header_should_stand(fer_csv, change):
    fer_csv.write_text(change(fer_csv.read_text().partition("\n")[2]))
    refuse(
        fer_csv, "fer2013.csv, line 1: is a face where a header should stand; write a line above it", "emotion,pixels"
    )


def test_a_face_over_several_lines(fer_csv):
    fer_csv.write_text(re.sub(r",([0-9]+) ([0-9 ]+),", r',"[\1\n \2]",', fer_csv.read_text()))
    refuse(fer_csv, "fer2013.csv, line 2: its quoted text goes on in the next line; write each face in one line")


def test_a_usage_that_names_no_split_may_be_deleted(fer_csv):
    fer_csv.write_text(re.sub("(Training|PublicTest|PrivateTest)", "CK+48", fer_csv.read_text()))
    refuse(fer_csv, "fer2013.csv, line 2: Usage 'CK+48' is none of", "delete the column")
    fer_csv.write_text(re.sub(",(Usage|CK.48)", "", fer_csv.read_text()))
    assert set(open_faces(fer_csv).usage) == {"train", "val"}


def test_line_numbers_count_what_stands_above_the_header(fer_csv):
    text = edit(fer_csv, 5, lambda _, pixels, usage: ("9", pixels, usage)).read_text()
    fer_csv.write_text("sep=,\n\n" + text)
    refuse(fer_csv, "line 7: label '9'")


def test_csv_that_is_no_text(tmp_path):
    Image.fromarray(random_faces(1)[0]).save(tmp_path / "face.png")
    refuse((tmp_path / "face.png").rename(tmp_path / "fer2013.csv"), "fer2013.csv: is no text")


def test_row_of_2303_pixels(fer_csv):
    edit(fer_csv, 12, lambda emotion, pixels, usage: (emotion, pixels.rpartition(" ")[0], usage))
    refuse(fer_csv, "fer2013.csv, line 12: 2303 pixels where 2304 (48x48) are needed")
    assert not array_cache.folder().exists(), "nothing may be kept of a refused file"


@pytest.mark.parametrize("word", ["256", "x", "-1", "12.5", "1000", "²", pytest.param("1" * 5000, id="digits")])
def test_pixel_that_is_no_grey(fer_csv, word):
    edit(fer_csv, 30, lambda emotion, pixels, usage: (emotion, re.sub("^[0-9]+ [0-9]+", f"5 {word}", pixels), usage))
    refuse(fer_csv, f"fer2013.csv, line 30: pixel 2 is '{word[:20]}'")


@pytest.mark.parametrize("label", ["7", "-1", "contempt", "²", "٣", pytest.param("1" * 5000, id="digits")])
def test_label_that_is_none(fer_csv, label):
    edit(fer_csv, 5, lambda _, pixels, usage: (label, pixels, usage))
    refuse(fer_csv, f"fer2013.csv, line 5: label '{label[:20]}'")


def test_a_line_without_a_label_is_no_class_to_be_named(fer_csv):
    edit(fer_csv, 5, lambda _, pixels, usage: ("", pixels, usage))
    refuse(fer_csv, "fer2013.csv, line 5: has no label; write one, or delete the line")


def test_unknown_usage(fer_csv):
    edit(fer_csv, 64, lambda emotion, pixels, _: (emotion, pixels, "Spare"))
    refuse(fer_csv, "fer2013.csv, line 64: Usage 'Spare'")


def test_row_with_a_column_missing(fer_csv):
    edit(fer_csv, 3, lambda emotion, pixels, _: (emotion, pixels))
    refuse(fer_csv, "fer2013.csv, line 3: 2 columns where the header has 3")


def test_line_numbers_count_blank_lines(fer_csv):
    text = edit(fer_csv, 5, lambda _, pixels, usage: ("7", pixels, usage)).read_text()
    fer_csv.write_text(text.replace("\n", "\n\n", 1))
    refuse(fer_csv, "line 6: label '7'")


def in_rows(text: str) -> str:
    """As the lists of lists of a picture's rows."""

    def rows(found: re.Match[str]) -> str:
        numbers = found[1].split()
        return ',"[' + ", ".join(f"[{', '.join(numbers[k : k + 48])}]" for k in range(0, 2304, 48)) + ']",'

    return re.sub(r",([0-9 ]+),", rows, text)


def in_columns_by_row(text: str) -> str:
    header = "emotion," + ",".join(f"{row}x{column}" for row in range(1, 49) for column in range(1, 49)) + ",Usage"
    return header + text.removeprefix("emotion,pixels,Usage").replace(" ", ",")


def as_a_list(text: str) -> str:
    return re.sub(r",([0-9 ]+),", lambda found: ',"[' + found[1].replace(" ", ", ") + ']",', text)


def in_columns(text: str) -> str:
    header = "emotion," + ",".join(f"pixel_{k}" for k in range(2304)) + ",Usage"
    return header + text.removeprefix("emotion,pixels,Usage").replace(" ", ",")


def in_words(text: str) -> str:
    return re.sub(r"^([0-6]),", lambda found: f"{names()[int(found[1])].title()},", text, flags=re.MULTILINE)


def with_an_index(text: str) -> str:
    return "\n".join(f"{k - 1 if k else ''},{line}" for k, line in enumerate(text.splitlines()))


def with_whole_floats(text: str) -> str:
    return re.sub(
        r"^([0-6]),(.*),", lambda row: f"{row[1]}.0,{row[2].replace(' ', '.0 ')}.0,", text, flags=re.MULTILINE
    )


@pytest.mark.parametrize(
    "change",
    [
        as_a_list,
        in_columns,
        in_words,
        with_an_index,
        with_whole_floats,
        lambda text: text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: text.replace("PublicTest", "Public Test").replace("PrivateTest", "testing"),
        lambda text: text.replace("\n", "\r"),
        in_rows,
        in_columns_by_row,
        lambda text: text.replace(" ", ","),
        lambda text: text.replace(" ", ";"),
        lambda text: text.replace(",", "|"),
        lambda text: "sep=;\r\n" + text.replace(",", ";").replace("\n", "\r\n"),
        lambda text: '"sep=\t"\n' + text.replace(",", "\t"),
        lambda text: "\n \n" + text,
        lambda text: text.replace("\n", "\n,,\n", 3) + ",,\n",
        lambda text: re.sub("([^,\n]+)", r"'\1'", text),
    ],
    ids=[
        *(
            "list",
            "columns",
            "words",
            "index",
            "floats",
            "semicolons",
            "tabs",
            "usage",
            "carriage returns",
            "list of rows",
        ),
        *("row by row", "pixels between commas", "pixels between semicolons", "upright strokes", "separator told"),
        *("tab told", "blank lines above", "empty rows", "single quotes"),
    ],
)
def test_csv_as_pandas_and_spreadsheets_leave_it(tmp_path, change):
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path).origin.sha256
    path.write_bytes(change(path.read_text()).encode())
    assert open_faces(path).origin.sha256 == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp950"])
def test_labels_in_chinese_and_in_several_encodings(tmp_path, encoding):
    path = write_fer2013(tmp_path / "fer2013.csv")
    before = open_faces(path).origin.sha256
    text = re.sub(r"^([0-6]),", lambda row: f"{names('zh-TW')[int(row[1])]},", path.read_text(), flags=re.MULTILINE)
    path.write_bytes(text.encode(encoding))
    assert open_faces(path).origin.sha256 == before


def test_a_header_in_the_middle(fer_csv):
    fer_csv.write_text(fer_csv.read_text() + "emotion,pixels,Usage\n")
    refuse(fer_csv, "fer2013.csv, line 65: repeats the header; delete the line")


def test_pixels_that_were_scaled_to_one(fer_csv):
    edit(fer_csv, 2, lambda emotion, _, usage: (emotion, " ".join(["0.851"] * 2304), usage))
    refuse(fer_csv, "line 2: pixel 1 is '0.851', not a whole number of 0 to 255")


def test_a_csv_beside_that_cannot_be_read_disturbs_nothing(tmp_path):
    path = write_fer2013(tmp_path / "fer2013.csv")
    (tmp_path / "broken.csv").write_bytes(b"\0\1\2")
    (tmp_path / "empty.csv").touch()
    assert open_faces(path).origin.left_out == ()


def test_two_columns_of_labels_are_named(tmp_path):
    rows = [(k % 7, names()[k % 7], words(face)) for k, face in enumerate(random_faces(14))]
    path = write_csv(tmp_path / "two.csv", "label,emotion,pixels", rows)
    refuse(path, "two.csv, line 1: the columns label and emotion are of one kind (label); delete all but one")
