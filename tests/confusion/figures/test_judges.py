"""The figure on several judges draws what it is given."""

import matplotlib.pyplot as plt
import numpy as np

from fer.confusion.figures.judges import plot_judges
from fer.data.emotions import names
from fer.wording.load import load


def test_judges_stand_on_one_scale_with_rows_named_once():
    counts = np.diag([4, 0, 3, 3, 3, 3, 3])
    counts[0, 4] = 12
    matrix = tuple(map(tuple, counts.tolist()))
    figure = plot_judges(
        {"annotator": matrix, "label": matrix, "network": matrix},
        names(),
        words=load("en").words("confusion.people.figure_words"),
    )
    titles = [ax.get_title(loc="left") or ax.get_title() for ax in figure.axes]  # as the style has it
    assert titles == ["one annotator", "FER2013's label", "the network"]
    assert [ax.get_yticklabels()[0].get_text() for ax in figure.axes] == ["angry", "", ""]
    for ax in figure.axes:
        assert [text.get_text() for text in ax.texts][:5] == ["25", "0", "0", "0", "75"]
        assert len(ax.texts) == 42  # disgust has no vote
        assert ax.collections[0].get_clim() == (0, 100)
    plt.close(figure)
