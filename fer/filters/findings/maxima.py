"""Is the image made for a filter a maximum?"""

from statistics import median

from fer.filters.facts import Reached
from fer.filters.maxima import Maxima
from fer.findings.said import Said, say

AGREE = 0.8  # ratio of two activations from which two ascents are said to find the same maximum
ALIKE = 0.5  # correlation from which two images count as alike


def caption(maxima: Maxima, *, faces: int) -> Said:
    return say("filters.maxima.caption", faces=faces, noise_images=maxima.noise_images)


def verdict(reached: Reached, maxima: Maxima) -> list[Said]:
    """Is it real: above every face and every noise image, and found again by another ascent?"""
    return [_standing(reached, maxima), _found_again(maxima), _above_noise(reached, maxima)]


def _standing(reached: Reached, maxima: Maxima) -> Said:
    rows = zip(reached.made, reached.strongest, maxima.noise, maxima.ratio, strict=True)
    stands = [made > max(face, noise) and ratio >= AGREE for made, face, noise, ratio in rows]
    stand, number, within = sum(stands), len(stands), 1 - AGREE
    if stand == number:
        return say("filters.maxima.all_stand", within=within)
    if 2 * stand > number:
        return say("filters.maxima.most_stand", stand=stand, images=number, within=within)
    if stand:
        return say("filters.maxima.few_stand", stand=stand, images=number, within=within)
    return say("filters.maxima.none_stands", images=number, within=within)


def _found_again(maxima: Maxima) -> Said:
    likeness = median(maxima.likeness)
    key = "images_differ" if likeness < ALIKE else "images_alike"
    return say(f"filters.maxima.{key}", ratio=median(maxima.ratio), likeness=likeness)


def _above_noise(reached: Reached, maxima: Maxima) -> Said:
    above = sum(face > noise for face, noise in zip(reached.strongest, maxima.noise, strict=True))
    number = len(maxima.noise)
    return say(
        f"filters.maxima.{'faces_above_noise' if 2 * above > number else 'faces_like_noise'}",
        above=above,
        filters=number,
        face=median(reached.strongest),
        noise=median(maxima.noise),
    )
