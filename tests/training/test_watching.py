"""A training watched: a line an epoch, and a page that is read again until the training has ended."""

from fer.recipes import Recipe
from fer.runs.files import WATCHED
from fer.training.watching import Watch, kept, standing

ROWS = [
    {"epoch": k, "train_loss": 2 / k, "val_loss": 2.5 / k, "train_accuracy": 0.3, "val_accuracy": v, "seconds": 1.25}
    for k, v in ((1, 0.25), (2, 0.5), (3, 0.5))
]


def test_an_epoch_is_said_in_a_line():
    assert standing(ROWS, Recipe("r", epochs=9)) == (
        "epoch 3/9: loss 0.667 train, 0.833 val; accuracy 30.0% train, 50.0% val (best: epoch 2); 1.2 s"
    )
    assert kept(ROWS) == 2
    small = Recipe("r", epochs=9, small_first=0.5)
    assert standing(ROWS, small).startswith("epoch 3/9, trained on smaller faces: loss")
    assert standing([*ROWS, ROWS[-1] | {"epoch": 5}], small).startswith("epoch 5/9: loss")


def test_the_page_is_read_again_until_the_end(tmp_path, capsys):
    watch, recipe = Watch(), Recipe("r", epochs=3)
    watch(tmp_path, ROWS[:1], recipe, ended=False)
    page = (tmp_path / WATCHED).read_text()
    assert 'http-equiv="refresh"' in page and "epoch 1/3" in page and page.count("<svg") == 1
    watch(tmp_path, ROWS[:2], recipe, ended=False)  # so soon after the first it is said, and not drawn
    assert (tmp_path / WATCHED).read_text() == page
    watch(tmp_path, ROWS, recipe, ended=True)
    page = (tmp_path / WATCHED).read_text()
    assert 'http-equiv="refresh"' not in page and "epoch 3/3" in page
    lines = capsys.readouterr().err.strip().splitlines()
    assert [line.split(":")[1].strip() for line in lines] == ["curves", "epoch 1/3", "epoch 2/3", "epoch 3/3"]
    assert {path.name for path in tmp_path.iterdir()} == {WATCHED}
