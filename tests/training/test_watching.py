"""A training watched: a line an epoch, and a page that is read again until the training has ended."""

from fer.runs.files import WATCHED
from fer.training.watching import Watch, kept, standing

ROWS = [
    {"epoch": k, "train_loss": 2 / k, "val_loss": 2.5 / k, "train_accuracy": 0.3, "val_accuracy": v, "seconds": 1.25}
    for k, v in ((1, 0.25), (2, 0.5), (3, 0.5))
]


def test_an_epoch_is_said_in_a_line():
    assert standing(ROWS, epochs=9) == (
        "epoch 3/9: loss 0.667 train, 0.833 val; accuracy 30.0% train, 50.0% val (best: epoch 2); 1.2 s"
    )
    assert kept(ROWS) == 2


def test_the_page_is_read_again_until_the_end(tmp_path, capsys):
    watch = Watch()
    watch(tmp_path, ROWS[:1], epochs=3, ended=False)
    page = (tmp_path / WATCHED).read_text()
    assert 'http-equiv="refresh"' in page and "epoch 1/3" in page and page.count("<svg") == 1
    watch(tmp_path, ROWS[:2], epochs=3, ended=False)  # so soon after the first it is said, and not drawn
    assert (tmp_path / WATCHED).read_text() == page
    watch(tmp_path, ROWS, epochs=3, ended=True)
    page = (tmp_path / WATCHED).read_text()
    assert 'http-equiv="refresh"' not in page and "epoch 3/3" in page
    lines = capsys.readouterr().err.strip().splitlines()
    assert [line.split(":")[1].strip() for line in lines] == ["curves", "epoch 1/3", "epoch 2/3", "epoch 3/3"]
    assert {path.name for path in tmp_path.iterdir()} == {WATCHED}
