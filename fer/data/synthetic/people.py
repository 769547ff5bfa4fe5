"""Who is drawn and how the picture is taken: everything about a face that its expression does not decide.

Lengths are in pixels of the upright, unscaled face: x runs to the right and y down from the middle of the face, so that
the eyes lie near y = -4, the tip of the nose near 5, the mouth near 11 and the chin near 20. Tones run from 0 (black)
to 1 (white).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields

import numpy as np
from jaxtyping import Float, Float32, Int, Shaped, UInt8

from fer.data.faces import SIDE

Column = Float32[np.ndarray, "n 1 1"]  # one number a face, shaped to broadcast over its pixels

Quantiles = Callable[[Float[np.ndarray, " n"]], Shaped[np.ndarray, " n"]]  # the trait at places in [0, 1)


def between(low: float, high: float) -> dict[str, Quantiles]:
    """A trait spread evenly over [low, high]."""
    return {"quantile": lambda variates: low + (high - low) * variates}


def chance(probability: float) -> dict[str, Quantiles]:
    """A trait that is 1 with this probability and 0 otherwise."""
    return {"quantile": lambda variates: variates < probability}


@dataclass(frozen=True)
class People:
    """n people before the camera. Traits are independent of each other and of the expression."""

    shift_x: Column = field(metadata=between(-2.5, 2.5))
    shift_y: Column = field(metadata=between(-2.5, 2.0))
    scale: Column = field(metadata=between(0.98, 1.16))
    roll: Column = field(metadata=between(-0.18, 0.18))  # tangent of the angle in the plane
    yaw: Column = field(metadata=between(-1.0, 1.0))  # 1 is a turn of about 15 degrees

    head_width: Column = field(metadata=between(15.0, 17.6))  # half of it, at the cheekbones
    chin_y: Column = field(metadata=between(18.8, 21.4))
    jaw_taper: Column = field(metadata=between(0.10, 0.34))  # how much narrower the head is at the chin
    jaw_squareness: Column = field(metadata=between(0.0, 0.55))
    skin: Column = field(metadata=between(0.46, 0.92))
    age: Column = field(metadata=between(0.0, 1.0))  # depth of the folds that are there without any expression

    hair: Column = field(metadata=between(0.04, 0.52))
    hairline: Column = field(metadata=between(-19.0, -14.8))
    hair_parting: Column = field(metadata=between(-0.16, 0.16))  # slope of the hairline
    hair_curve: Column = field(metadata=between(0.0, 7.0))  # how much lower the hairline is at the temples
    hair_fringe: Column = field(metadata=between(0.0, 3.0))  # depth of the locks along it
    hair_volume: Column = field(metadata=between(0.6, 3.2))
    long_hair: Column = field(metadata=chance(0.35))
    bald: Column = field(metadata=chance(0.08))

    eye_x: Column = field(metadata=between(6.7, 8.1))  # from the midline to the middle of the eye
    eye_y: Column = field(metadata=between(-5.0, -3.6))
    eye_width: Column = field(metadata=between(3.1, 4.0))  # half of it
    eye_opening: Column = field(metadata=between(0.82, 1.18))
    eye_slant: Column = field(metadata=between(-0.06, 0.14))
    iris: Column = field(metadata=between(0.08, 0.38))
    iris_radius: Column = field(metadata=between(1.6, 2.0))
    gaze: Column = field(metadata=between(-0.7, 0.7))

    brow_height: Column = field(metadata=between(4.0, 5.3))  # above the eye
    brow_thickness: Column = field(metadata=between(0.55, 1.15))
    brow_arch: Column = field(metadata=between(0.2, 1.2))
    brow_slant: Column = field(metadata=between(-0.5, 0.5))
    brow_tilt: Column = field(metadata=between(-0.04, 0.04))  # one brow higher than the other

    nose_width: Column = field(metadata=between(2.8, 3.8))  # half of it, at the wings
    nose_y: Column = field(metadata=between(4.2, 5.8))
    nose_relief: Column = field(metadata=between(0.5, 1.0))

    mouth_y: Column = field(metadata=between(10.5, 12.0))
    mouth_width: Column = field(metadata=between(4.9, 6.3))  # half of it
    mouth_curve: Column = field(metadata=between(-0.55, 0.25))
    mouth_tilt: Column = field(metadata=between(-0.05, 0.05))
    upper_lip: Column = field(metadata=between(0.8, 1.4))
    lower_lip: Column = field(metadata=between(1.1, 1.9))
    lip_tone: Column = field(metadata=between(0.58, 0.82))  # of the skin's
    toothy: Column = field(metadata=between(0.0, 1.0))  # how far a smile parts this person's lips

    glasses: Column = field(metadata=chance(0.14))
    glasses_size: Column = field(metadata=between(4.3, 5.6))
    clothes: Column = field(metadata=between(0.05, 0.9))
    beard: Column = field(metadata=chance(0.16))
    beard_density: Column = field(metadata=between(0.25, 0.75))

    light_x: Column = field(metadata=between(-0.55, 0.55))
    light_y: Column = field(metadata=between(-0.5, 0.1))
    ambient: Column = field(metadata=between(0.35, 0.65))
    gain: Column = field(metadata=between(0.76, 1.06))
    background: Column = field(metadata=between(0.06, 0.92))
    background_slope: Column = field(metadata=between(-0.008, 0.008))
    blur: Column = field(metadata=between(0.0, 0.16))  # weight of each neighbour, along rows and along columns
    noise: Column = field(metadata=between(0.004, 0.032))  # standard deviation

    occluded: Column = field(metadata=chance(0.10))
    occluder_side: Column = field(metadata=between(-1.0, 1.0))
    occluder_y: Column = field(metadata=between(-24.0, 24.0))
    occluder_radius: Column = field(metadata=between(7.0, 12.0))
    occluder_tone: Column = field(metadata=between(0.05, 0.8))

    grain: UInt8[np.ndarray, "4 n 48 48"]  # even bytes; the sum of four is nearly normal

    def __len__(self) -> int:
        return len(self.scale)

    def take(self, places: Int[np.ndarray, " m"] | slice) -> "People":
        """The people at these places; one may be taken more than once."""
        chosen = {trait.name: getattr(self, trait.name)[places] for trait in TRAITS}
        return People(**chosen, grain=self.grain[:, places])


TRAITS = tuple(trait for trait in fields(People) if trait.metadata)


def people_from(variates: Float[np.ndarray, "n traits"], grain: UInt8[np.ndarray, "4 n 48 48"]) -> People:
    """People whose traits lie at these quantiles, one column of `variates` in [0, 1) a trait."""
    traits = {trait.name: trait.metadata["quantile"](variates[:, k]) for k, trait in enumerate(TRAITS)}
    return People(**{name: values.astype(np.float32)[:, None, None] for name, values in traits.items()}, grain=grain)


def draw_people(n: int, rng: np.random.Generator) -> People:
    """n people at random."""
    variates = rng.random((n, len(TRAITS)))
    grain = np.frombuffer(rng.bytes(4 * n * SIDE * SIDE), dtype=np.uint8).reshape(4, n, SIDE, SIDE)
    return people_from(variates, grain)


def average_person() -> People:
    """One person with every trait in the middle of its range: upright, without glasses or beard, little grain."""
    return people_from(np.full((1, len(TRAITS)), 0.5), np.full((4, 1, SIDE, SIDE), 128, dtype=np.uint8))
