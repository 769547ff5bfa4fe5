"""Lines of a small csv that are refused."""

import pytest
from made_faces import write_csv

from fer.data.source import open_faces
from tests.data.bad_input import VOTES_HEADER, refuse


def test_byte_that_is_no_text(homework, fer_csv):
    with (homework / "train.csv").open("ab") as handle:
        handle.write(b"22,\xff\x81\n")
    refuse(homework, "train.csv, line 23: byte 0xff is no text in UTF-8, nor the file in Big5")
    votes = write_csv(fer_csv.with_name("fer2013new.csv"), VOTES_HEADER, [("Training", "", *range(10))])
    votes.write_bytes(votes.read_bytes() + b"Training,\xff\x81,0\n")
    refuse(fer_csv, "fer2013new.csv, line 3: byte 0xff is no text in UTF-8")


def test_line_that_is_no_csv(homework):
    (homework / "train.csv").write_text("id,label\n0,1\n1," + "1" * 200_000 + "\n")
    refuse(homework, "train.csv, line 3: is no line of a csv")


def test_semicolons_and_empty_rows(homework):
    before = open_faces(homework).labels
    text = (homework / "train.csv").read_text()
    (homework / "train.csv").write_text("sep=;\n" + text.replace(",", ";") + ";\n")
    assert open_faces(homework).labels.tolist() == before.tolist()


def test_a_row_of_another_number_of_columns(homework):
    with (homework / "train.csv").open("a") as handle:
        handle.write("22,1,1\n")
    refuse(homework, "train.csv, line 23: 3 columns where the header has 2; mend the line")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_of_other_programs(homework, encoding, end):
    classes = ("憤怒", "噁心", "害怕", "開心", "難過", "驚訝", "平靜")
    if encoding == "gb18030":
        classes = ("愤怒", "恶心", "害怕", "开心", "难过", "惊讶", "平静")
    text = "id,label\n" + "".join(f"{k},{classes[k % 7]}\n" for k in range(21))
    (homework / "train.csv").write_bytes(text.replace("\n", end).encode(encoding))
    assert open_faces(homework).labels.tolist() == [k % 7 for k in range(21)]
