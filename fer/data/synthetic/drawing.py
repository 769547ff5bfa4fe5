"""One block of faces, painted from the back to the front."""

import numpy as np
from jaxtyping import Bool, Float32, UInt8

from fer.data.emotions import PARTS as REGIONS
from fer.data.faces import SIDE
from fer.data.synthetic import camera, features, head
from fer.data.synthetic.anatomy import move
from fer.data.synthetic.canvas import Sheet, inside
from fer.data.synthetic.people import People


def draw_block(
    people: People, intensities: Float32[np.ndarray, "n units"]
) -> tuple[UInt8[np.ndarray, "n 48 48"], Bool[np.ndarray, "n 4 48 48"]]:
    """Pictures of these people showing these action units, and where their regions lie, hidden by something or not."""
    anatomy = move(people, intensities)
    sheet = Sheet(people)
    whole = sheet.whole()
    head.paint_behind(whole, people)
    head.paint_neck(whole, people, anatomy)
    behind = head.hair_behind(whole, people)
    head.paint_ears(sheet, people)
    skull = inside(head.outline(whole, people, anatomy))
    head.paint_skin(whole, skull, people)
    head.shade_folds(sheet, people, anatomy)
    head.shade_nasolabial(sheet, people, anatomy)
    head.shade_chin(sheet, people, anatomy)
    head.shade_beard(sheet, people, anatomy, skull)
    masks = np.zeros((len(people), len(REGIONS), SIDE, SIDE), dtype=bool)
    painters = (features.paint_brows, features.paint_eyes, features.paint_nose, features.paint_mouth)
    for k, paint in enumerate(painters):
        window, mask = paint(sheet, people, anatomy)
        masks[:, k][window.area] = mask
    head.paint_hair(whole, people, skull, behind)
    sheet.paint_few(people.glasses, people, features.paint_glasses)
    head.light(whole, people, np.maximum(skull, behind))
    sheet.paint_few(people.occluded, people, camera.occlude)
    return camera.expose(camera.blurred(sheet.tone, people), people), masks
