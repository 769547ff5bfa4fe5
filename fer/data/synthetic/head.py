"""What surrounds the features: background, hair, neck, ears, the head and its skin, and the light that falls on it."""

import numpy as np

from fer.data.synthetic.anatomy import Anatomy
from fer.data.synthetic.canvas import Plane, Sheet, Window, bump, inside, ripples, rounded_square, stroke, turned
from fer.data.synthetic.people import People

HEAD_Y = -2.0  # height of the head's widest place
CROWN = 21.0  # from there up to the top of the skull


def paint_behind(whole: Window, people: People) -> None:
    """The background, a slope of tone."""
    whole.tone[...] = people.background + people.background_slope * (whole.x + 0.5 * whole.y)


def outline(whole: Window, people: People, anatomy: Anatomy) -> Plane:
    """Signed distance to the edge of the head, about right near the edge: an egg, squarer and narrower at the jaw."""
    down = whole.y - HEAD_Y
    v = np.where(down > 0, down / (anatomy.chin_y - HEAD_Y), down / CROWN)
    jaw = np.maximum(v, 0)
    u = whole.x / (people.head_width * (1 - people.jaw_taper * jaw * jaw))
    return (rounded_square(u, v, people.jaw_squareness * (jaw > 0)) - 1) * people.head_width


def hair_behind(whole: Window, people: People) -> Plane:
    """Cover by the hair around the skull: down to the ears, or over the shoulders."""
    volume = people.hair_volume * (1 - people.bald)
    hanging = people.long_hair * (1 - people.bald)
    down = whole.y - HEAD_Y
    v = np.maximum(-down, (1.4 - 1.3 * hanging) * down) / (CROWN + 1.2 * volume)
    u = whole.x / (people.head_width + volume)
    shell = inside((np.sqrt(u * u + v * v) - 1) * people.head_width)
    return shell * inside(0.3 * (whole.y - 1 - 40 * hanging))


def paint_neck(whole: Window, people: People, anatomy: Anatomy) -> None:
    """The neck in the chin's shadow, and the shoulders."""
    x, y = np.abs(whole.x), whole.y
    whole.paint(inside(x - 0.6 * people.head_width) * inside(8 - y), (0.62 * people.ambient + 0.2) * people.skin)
    whole.paint(inside(anatomy.chin_y + 4.0 + 0.012 * x * x - y), people.clothes)


def paint_ears(sheet: Sheet, people: People) -> None:
    """Ears, the far one hidden as the head turns."""
    ears = sheet.window(-23, 23, -9, 9)
    side = np.abs(ears.x + 1.2 * people.yaw) - people.head_width
    cover = inside((np.sqrt((side / 2.4) ** 2 + ((ears.y - 0.5) / 4.6) ** 2) - 1) * 3)
    ears.paint(cover * (1 - people.long_hair), people.skin * (0.9 - 0.3 * bump(side - 0.8, ears.y, 1.8, 3.5)))


def paint_skin(whole: Window, head: Plane, people: People) -> None:
    """The head's bare skin."""
    whole.paint(head, people.skin)


def shade_folds(sheet: Sheet, people: People, anatomy: Anatomy) -> None:
    """Forehead wrinkles, folds between the brows, cheeks, nasolabial folds and the boss of the chin."""
    brow = np.minimum(anatomy.brow_inner_y, anatomy.brow_outer_y)
    forehead = sheet.window(-13, 13, -20, -6)
    x, y = np.abs(turned(forehead.x, people.yaw, 1.8)), forehead.y - brow + 0.02 * np.abs(forehead.x)
    across = anatomy.forehead_inner * np.maximum(1 - x * x / 42, 0)
    outer = (x - 7.5) / 5.5
    across += anatomy.forehead_outer * np.maximum(1 - outer * outer, 0)
    lines = np.maximum(stroke(y + 2.7, 0.9), np.maximum(stroke(y + 5.2, 0.9), 0.8 * stroke(y + 7.6, 0.9)))
    forehead.shade(across * lines)

    root = sheet.window(-5, 5, -13, -3)
    x, y = np.abs(turned(root.x, people.yaw, 2.1)), root.y - anatomy.brow_inner_y
    root.shade(anatomy.glabella * stroke(x - 1.15, 1.0) * bump(x, y + 0.3, 6, 4.0))

    cheeks = sheet.window(-15, 15, -3, 14)
    x = np.abs(turned(cheeks.x, people.yaw, 1.8))
    cheeks.shade(-anatomy.cheek * bump(x - people.eye_x - 0.8, cheeks.y - anatomy.cheek_y, 6.0, 3.8))
    under = cheeks.y - anatomy.cheek_y - 3.4
    cheeks.shade(0.7 * anatomy.cheek * bump(x - people.eye_x - 1.8, under, 5.0, 2.4))


def shade_nasolabial(sheet: Sheet, people: People, anatomy: Anatomy) -> None:
    """The fold from the wing of the nose around the corner of the mouth, with the cheek bulging beside it."""
    window = sheet.window(-14, 14, 0, 18)
    x = np.abs(turned(window.x, people.yaw, 1.8))
    top = anatomy.nose_wing_y - 1.4
    corner = anatomy.mouth_y + anatomy.corner_y
    along = (window.y - top) / (corner + 1.0 - top)
    start, end = people.nose_width + 0.9, anatomy.mouth_width + 1.9
    path = start + (end - start) * along * (1.35 - 0.35 * along)
    fade = np.maximum(4 * along * (1.12 - along), 0)
    aside = x - path
    window.shade(anatomy.nasolabial * np.minimum(fade, 1) * (stroke(aside, 1.3) - 0.35 * stroke(aside - 1.9, 1.6)))


def shade_chin(sheet: Sheet, people: People, anatomy: Anatomy) -> None:
    """The boss of the chin, pushed out when the lips are drawn down or pressed."""
    window = sheet.window(-7, 7, 10, 27)
    x = turned(window.x, people.yaw, 1.6)
    y = window.y - anatomy.chin_y + 3.6
    window.shade(-anatomy.chin_boss * bump(x, y, 4.4, 2.6) + anatomy.chin_boss * bump(x, y + 2.6, 4.2, 1.6))


def paint_hair(whole: Window, people: People, head: Plane, behind: Plane) -> None:
    """The hair: around the head, over the forehead, and down the temples."""
    x = whole.x / people.head_width
    locks = 0.5 * (ripples(1.7 * x + 9 * people.hair_parting) + ripples(4.3 * x - 0.03 * whole.y))
    line = people.hairline + 20 * people.hair_parting * x + people.hair_curve * (x * x) + people.hair_fringe * locks
    top = inside(0.6 * (whole.y - line))
    strands = people.long_hair * inside(people.head_width * (0.96 - np.abs(x)) + 0.06 * whole.y)
    cover = (1 - people.bald) * (behind + head * (np.maximum(top, strands) - behind))
    gloss = stroke(whole.y - people.hairline + 3.0 - 5 * x * x, 4.0)
    whole.paint(cover, people.hair * (0.9 + 0.4 * gloss + 0.25 * locks))


def shade_beard(sheet: Sheet, people: People, anatomy: Anatomy, head: Plane) -> None:
    """A beard over jaw, chin and upper lip."""
    window = sheet.window(-20, 20, 2, 30)
    x, y = np.abs(turned(window.x, people.yaw, 1.2)), window.y
    jaw = inside(0.35 * (anatomy.mouth_y - y + 7.5 - 0.075 * x * x))
    moustache = bump(x, y - anatomy.mouth_y + 2.4, 6.4, 2.3)
    cover = np.maximum(jaw, np.minimum(2 * moustache, 1)) * head[window.area]
    window.paint(people.beard * people.beard_density * cover, 0.9 * people.hair)


def light(whole: Window, people: People, figure: Plane) -> None:
    """Lambert's law on an ellipsoid, wherever `figure` covers the background."""
    u, v = whole.x / (people.head_width + 3.5), (whole.y - HEAD_Y) / (people.chin_y - HEAD_Y + 4)
    out = np.sqrt(np.maximum(1 - u * u - v * v, 0.12))
    falling = out + people.light_x * u + people.light_y * v
    whole.tone[...] *= 1 + figure * ((1 - people.ambient) * (1.05 * falling - 1))
