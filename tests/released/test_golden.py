"""The released network says of seven drawn faces what it said when it was released.

`golden.npz` holds the faces (one a class, drawn by the program) and the logits of ten views in float32. Processors sum
in other orders: logits of 0 to 5 agree to 1e-3, a hundred times the rounding and a tenth of what bfloat16 does.
"""

from pathlib import Path

import numpy as np

from fer.models.prediction import predict
from fer.released import model as released

TOLERANCE = 1e-3


def test_the_released_network_gives_the_logits_it_gave():
    run = released.opened()
    with np.load(Path(__file__).with_name("golden.npz")) as golden:
        found = predict(run.model(), golden["images"], views=run.config.recipe.views).numpy()
        np.testing.assert_allclose(found, golden["logits"], rtol=0, atol=TOLERANCE)
        nearest = np.sort(golden["logits"], axis=1)
        assert (nearest[:, -1] - nearest[:, -2] > 10 * TOLERANCE).all(), "no face stands between two classes"
