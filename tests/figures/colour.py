"""What a colour-blind reader sees, and how far apart two colours look."""

import numpy as np
from jaxtyping import Float
from matplotlib.colors import to_rgb

# Machado, Oliveira & Fernandes (2009), table 1, severity 1; on linear RGB
SEEN = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colours: list[str]) -> Float[np.ndarray, "n 3"]:
    """Light intensities of sRGB colours, from 0 to 1."""
    rgb = np.array([to_rgb(colour) for colour in colours])
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def luminance(colours: list[str]) -> Float[np.ndarray, " n"]:
    """From 0, black, to 1, white."""
    return linear(colours) @ _XYZ[1]


def contrast_with_white(colours: list[str]) -> Float[np.ndarray, " n"]:
    """Contrast ratio from 1 to 21 (WCAG 2.2)."""
    return 1.05 / (luminance(colours) + 0.05)


def lab(light: Float[np.ndarray, "n 3"]) -> Float[np.ndarray, "n 3"]:
    """CIELAB of linear RGB, under D65."""
    ratio = np.clip(light, 0, 1) @ _XYZ.T / _XYZ.sum(axis=1)
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29).T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)


def seen(colours: list[str], how: str) -> Float[np.ndarray, "n 3"]:
    """CIELAB of the colours as normal sight, a colour-blind eye or a print in grey shows them."""
    light = linear(colours)
    return lab(np.repeat(luminance(colours)[:, None], 3, axis=1) if how == "grey" else light @ SEEN[how].T)


def ciede2000(one: Float[np.ndarray, "n 3"], other: Float[np.ndarray, "n 3"]) -> Float[np.ndarray, " n"]:
    """Difference of colours in CIELAB (Sharma, Wu & Dalal 2005); 1 is just seen."""
    (l1, a1, b1), (l2, a2, b2) = one.T, other.T
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25.0**7)))
    chroma1, chroma2 = np.hypot(stretch * a1, b1), np.hypot(stretch * a2, b2)
    hue1, hue2 = (np.degrees(np.arctan2(b, stretch * a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    light, chroma = (l1 + l2) / 2, (chroma1 + chroma2) / 2
    grey = chroma1 * chroma2 == 0
    turn = np.where(grey, 0, (hue2 - hue1 + 180) % 360 - 180)
    hue = np.where(grey, hue1 + hue2, hue1 + turn / 2)
    angle = np.radians(hue)
    weight = 1 - 0.17 * np.cos(angle - np.radians(30)) + 0.24 * np.cos(2 * angle)
    weight += 0.32 * np.cos(3 * angle + np.radians(6)) - 0.2 * np.cos(4 * angle - np.radians(63))
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2))
    by_chroma = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    by_hue = 2 * np.sqrt(chroma1 * chroma2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    rotation = -2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    rotation *= np.sin(np.radians(60) * np.exp(-((((hue % 360) - 275) / 25) ** 2)))
    return np.sqrt(by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue)


def least_difference(colours: list[str], how: str) -> float:
    """CIEDE2000 of the two colours that look most alike."""
    at = seen(colours, how)
    one, other = np.triu_indices(len(colours), k=1)
    return float(ciede2000(at[one], at[other]).min())
