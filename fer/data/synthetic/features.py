"""The features that express: eyes, brows, nose and mouth. Each painter returns the mask of its region."""

import numpy as np
from jaxtyping import Bool

from fer.data.synthetic.anatomy import Anatomy
from fer.data.synthetic.canvas import Plane, Sheet, Window, bump, inside, ripples, rounded_square, stroke, turned
from fer.data.synthetic.people import People

Mask = Bool[np.ndarray, "n h w"]


def paint_eyes(sheet: Sheet, people: People, anatomy: Anatomy) -> tuple[Window, Mask]:
    """Sockets, eyeballs, lids and the folds around them."""
    window = sheet.window(-17, 17, -11.5, 4)
    turned_x = turned(window.x, people.yaw, 1.9)
    x = np.abs(turned_x) - people.eye_x
    y = window.y - people.eye_y + people.eye_slant * x
    window.shade(0.20 * bump(x + 0.8, y + 1.0, 6.5, 4.6))
    across = x / people.eye_width
    arch = np.maximum(1 - across * across, 0)
    above, below = y + anatomy.upper_lid * arch, y - anatomy.lower_lid * arch
    ends = inside(np.abs(x) - people.eye_width)
    opening = inside(-above) * inside(below) * ends
    _paint_eyeball(window, people, np.where(turned_x > 0, x - people.gaze, x + people.gaze), y, opening)
    window.shade(0.80 * stroke(above, 1.05) * ends)
    window.shade(anatomy.lower_lid_fold * stroke(below - 0.2, 0.9) * ends)
    window.shade(0.24 * stroke(above + 1.5 - 0.25 * anatomy.upper_lid, 0.8) * ends)
    window.shade(0.8 * anatomy.lower_lid_fold * stroke(below - 1.9, 0.9) * bump(x, y - 2, 4.2, 3.5))
    _shade_crows_feet(window, people, anatomy, x, y)
    wide = people.eye_width + 0.8
    lids = np.maximum(1 - (x / wide) ** 2, 0)
    return window, (y > -(anatomy.upper_lid + 1.3) * lids) & (y < (anatomy.lower_lid + 1.1) * lids)


def _paint_eyeball(window: Window, people: People, x: Plane, y: Plane, opening: Plane) -> None:
    """White, iris, pupil and the glint of a light, seen through the opening of the lids."""
    radius = np.sqrt(x * x + y * y)
    ball = 0.62 + 0.36 * people.skin - 0.04 * radius
    ball += inside(radius - people.iris_radius) * (people.iris - ball)
    ball *= 1 - 0.75 * inside(radius - 0.75)
    ball += 0.7 * bump(x + 0.7, y + 0.7, 1.0, 1.0)
    window.paint(opening, ball)


def _shade_crows_feet(window: Window, people: People, anatomy: Anatomy, x: Plane, y: Plane) -> None:
    """Three lines fanning out from the outer corner of the eye."""
    aside = x - people.eye_width
    lines = np.maximum(stroke(y, 0.7), stroke(np.abs(y) - 0.3 - 0.6 * aside, 0.8))
    window.shade(anatomy.crows_feet * lines * np.minimum(2 * bump(aside - 2.2, y, 2.8, 3.4), 1))


def paint_brows(sheet: Sheet, people: People, anatomy: Anatomy) -> tuple[Window, Mask]:
    """Brows, thick at the inner end and thin at the outer."""
    window = sheet.window(-16, 16, -16, -2)
    turned_x = turned(window.x, people.yaw, 1.9)
    x = np.abs(turned_x)
    along = (x - anatomy.brow_inner_x) / (anatomy.brow_outer_x - anatomy.brow_inner_x)
    along = np.clip(along, 0, 1)
    middle = anatomy.brow_inner_y + (anatomy.brow_outer_y - anatomy.brow_inner_y) * along
    middle -= 4 * people.brow_arch * along * (1 - along)
    thickness = people.brow_thickness * (1.15 - 0.6 * along)
    away = np.abs(window.y - middle - people.brow_tilt * turned_x) - thickness
    ends = np.maximum(anatomy.brow_inner_x - x, x - anatomy.brow_outer_x)
    window.paint(0.82 * inside(away) * inside(ends), 0.75 * people.hair)
    return window, (away < 0.7) & (ends < 0.5)


def paint_nose(sheet: Sheet, people: People, anatomy: Anatomy) -> tuple[Window, Mask]:
    """Bridge, tip, wings and nostrils, the side away from the light in shadow."""
    window = sheet.window(-8, 8, -9, 9)
    x, y = turned(window.x, people.yaw, 3.0), window.y
    side, wing = np.abs(x), anatomy.nose_wing_y
    relief = people.nose_relief
    down = np.clip((y - people.eye_y) / (wing - people.eye_y), 0, 1)
    flank = 1.1 + (people.nose_width - 1.3) * down
    bridge = bump(side - flank, y - 0.5 * (wing + people.eye_y), 1.6, 6.5)
    window.shade(relief * bridge * (0.15 - 0.30 * people.light_x * np.sign(x)))
    window.shade(-0.16 * relief * (0.8 * bump(x, y + 0.5, 1.9, 6.5) + bump(x, y - wing + 1.0, 2.3, 2.2)))
    wings = np.sqrt((side / people.nose_width) ** 2 + ((y - wing) / 1.9) ** 2) - 1
    window.shade(0.26 * relief * stroke(wings, 0.34) * inside(2.0 - side))
    window.shade(0.62 * bump(side - 0.5 * people.nose_width, y - wing - 1.0, 1.25, 1.0))
    window.shade(0.22 * relief * bump(x, y - wing - 1.9, 3.2, 1.3))
    creases = ripples((y - people.eye_y - 0.45 * side) / 2.2) * bump(x, y - people.eye_y - 1.6, 4.6, 4.4)
    window.shade(anatomy.nose_wrinkles * creases)
    return window, (side < flank + 1.1) & (y > people.eye_y - 1.5) & (y < wing + 1.9)


def paint_mouth(sheet: Sheet, people: People, anatomy: Anatomy) -> tuple[Window, Mask]:
    """Lips and what shows between them, and the folds below the lip corners."""
    window = sheet.window(-13, 13, 4, 25)
    x = turned(window.x, people.yaw, 1.9)
    across = x / anatomy.mouth_width
    arch = np.maximum(1 - across * across, 0)
    full = np.sqrt(arch)
    y = window.y - anatomy.mouth_y - people.mouth_tilt * x - anatomy.corner_y * (1 - arch)
    ends = inside(np.abs(x) - anatomy.mouth_width)
    upper_edge, lower_edge = -anatomy.opening_up * full, anatomy.opening_down * full
    bow = 0.35 * np.maximum(1 - np.abs(np.abs(x) - 1.3) / 1.3, 0)
    top = upper_edge - anatomy.upper_lip * (arch + bow)
    bottom = lower_edge + anatomy.lower_lip * full
    _shade_around(window, anatomy, x, y, bottom, arch)
    window.paint(inside(top - y) * inside(y - upper_edge) * ends, people.skin * people.lip_tone * 0.88)
    window.paint(inside(lower_edge - y) * inside(y - bottom) * ends, people.skin * people.lip_tone)
    window.shade(-0.14 * bump(x, y - 0.5 * (lower_edge + bottom), 3.0, 0.9))
    _paint_gap(window, people, anatomy, y, upper_edge, lower_edge, ends)
    window.shade(0.62 * stroke(y - upper_edge, 0.85) * inside(np.abs(x) - anatomy.mouth_width - 0.4))
    return window, (y > top - 0.6) & (y < bottom + 0.6) & (np.abs(x) < anatomy.mouth_width + 0.6)


def _paint_gap(
    window: Window, people: People, anatomy: Anatomy, y: Plane, upper: Plane, lower: Plane, ends: Plane
) -> None:
    """The dark of the mouth, its tongue, and the rows of teeth."""
    gap = inside(upper - y) * inside(y - lower) * ends * np.minimum(lower - upper, 1)
    window.paint(gap, 0.16 * people.skin)
    tongue = inside(upper + 3.0 - y) * np.minimum(0.25 * anatomy.opening_down, 1)
    window.paint(gap * tongue, 0.42 * people.skin)
    window.paint(gap * inside(y - upper - anatomy.upper_teeth) * np.minimum(anatomy.upper_teeth, 1), 0.92)
    window.paint(gap * inside(lower - anatomy.lower_teeth - y) * np.minimum(anatomy.lower_teeth, 1), 0.82)


def _shade_around(window: Window, anatomy: Anatomy, x: Plane, y: Plane, bottom: Plane, arch: Plane) -> None:
    """The furrow under the lower lip, the dip of the upper lip, and folds at corners and around tightened lips."""
    side = np.abs(x)
    window.shade(0.17 * stroke(y - bottom - 1.2, 1.6) * arch)
    window.shade(0.07 * stroke(x, 1.0) * bump(x, y + 3.2, 3, 2.4))
    aside = side - anatomy.mouth_width - 0.4 - 0.35 * np.maximum(y, 0)
    window.shade(anatomy.corner_pouch * stroke(aside, 1.2) * bump(aside, y - 1.6, 3, 3.4))
    window.shade(-anatomy.lip_press * (stroke(y + 2.3, 1.3) + stroke(y - bottom - 1.0, 1.2)) * arch)
    window.shade(anatomy.lip_press * ripples(side / 2.6) * stroke(y + 1.6, 1.8) * arch)


def paint_glasses(sheet: Sheet, people: People) -> None:
    """Frames before both eyes, joined over the nose."""
    window = sheet.window(-20, 20, -12, 4)
    x = np.abs(turned(window.x, people.yaw, 2.4))
    y = window.y - people.eye_y - 0.3
    u, v = (x - people.eye_x - 0.2) / people.glasses_size, y / (0.82 * people.glasses_size)
    rim = stroke((rounded_square(u, v, 0.5) - 1) * people.glasses_size, 1.0)
    bridge = stroke(y + 0.8, 0.8) * inside(x - people.eye_x + people.glasses_size)
    temples = stroke(y + 1.0, 0.8) * inside(people.eye_x + people.glasses_size - x) * inside(x - people.head_width)
    window.paint(0.9 * np.maximum(rim, np.maximum(bridge, temples)), 0.5 * people.hair)
