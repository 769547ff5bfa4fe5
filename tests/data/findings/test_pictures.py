"""Which mean face is said to stand out: that which lies farthest beyond chance."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.data.facts import MeanFaces
from fer.data.findings import pictures
from tests.data.made_facts import FACTS, MEANS, text


def test_captions_name_the_split_that_is_described():
    held_out = replace(FACTS, described="val")
    assert text(pictures.gallery_caption(FACTS, 8)).startswith("The first eight training faces of each class")
    assert text(pictures.gallery_caption(held_out, 1)).startswith("The first validation face of each class")
    assert "the first eight training faces" in text(pictures.gallery_alt(FACTS, 8))
    assert "mean validation face" in text(pictures.means_caption(held_out))


def test_faces_all_alike_have_no_largest_mean():
    alike = replace(FACTS, mean_faces=MeanFaces((0.0,) * 7, (0.0,) * 7))
    assert "all faces are equal" in text(pictures.means(alike))


def test_the_mean_face_that_differs_most_leads_beyond_chance_or_is_doubted():
    means = text(pictures.means(FACTS))
    assert "mean face of surprise differs most" in means
    assert "chance:" not in means
    assert "too little" not in means
    assert "surprise 16.3" in text(pictures.means_alt(FACTS))
    distance = (6.0, 5.0, 5.2, 5.1, 10.4, 2.0, 8.4)
    near = text(pictures.means(replace(FACTS, mean_faces=replace(MEANS, distance=distance))))
    assert "mean face of sad differs most" in near
    assert "with other faces, disgust and neutral could differ as much" in near
    assert "For disgust and surprise the difference is less than twice" in near
    alike = replace(FACTS, mean_faces=replace(MEANS, distance=MEANS.chance))
    assert "No class differs by twice what chance would give" in text(pictures.means(alike))


distances = st.tuples(*[st.floats(0.1, 10)] * 7)


@settings(max_examples=50, deadline=None)
@given(distance=distances, chance=distances)
def test_no_class_leads_by_less_than_chance_without_a_doubt(distance, chance):
    said = {
        of.key.split(".")[-1]: of.values
        for of in pictures.means(replace(FACTS, mean_faces=MeanFaces(distance, chance)))
    }
    first = said["largest_mean"]["emotion"]
    assert distance[first] == max(distance)
    small = {k for k in range(7) if distance[k] < pictures.CLEAR * chance[k]}
    close = {
        k
        for k in range(7)
        if k != first and distance[first] - distance[k] < pictures.CLEAR * (chance[first] + chance[k])
    }
    assert ("no_clear_mean" in said) == (len(small) == 7)
    if len(small) < 7:
        assert set(said.get("close_means", {"emotions": ()})["emotions"]) == close
        assert set(said.get("unclear_means", {"emotions": ()})["emotions"]) == small


def test_means_of_the_classes_that_are_there():
    some = MeanFaces((None, None, None, 9.0, 1.0, None, 2.0), (None, None, None, 1.0, 1.0, None, 1.0))
    facts = replace(FACTS, mean_faces=some)
    assert "mean face of happy differs most" in text(pictures.means(facts))
    assert text(pictures.means_alt(facts)).endswith("happy 9.0, sad 1.0 and neutral 2.0.")
    assert "one a class: happy, sad and neutral." in text(pictures.gallery_alt(facts, 8))
