"""Is the image made for a filter a maximum?"""

from statistics import median

from fer.filters.facts import Reached
from fer.filters.maxima import Maxima
from fer.findings.said import Said, say

AGREE = 0.8  # ratio of two activations from which two ascents are said to find the same maximum
ALIKE = 0.5  # correlation from which two images count as alike
SMALL = 0.05  # probability below which faces and noise are told apart


def caption(maxima: Maxima, *, faces: int) -> Said:
    return say("filters.maxima.caption", faces=faces, noise_images=maxima.noise_images)


def alt(reached: Reached, maxima: Maxima) -> Said:
    return say(
        "filters.maxima.alt",
        filters=len(reached.made),
        made=median(reached.made),
        second=median(maxima.second),
        strongest=median(reached.strongest),
        noise=median(maxima.noise),
    )


def verdict(reached: Reached, maxima: Maxima) -> list[Said]:
    """Is it found again by another ascent, and do faces do more than noise?"""
    return [_found_again(maxima), _above_noise(reached, maxima)]


def finding(reached: Reached, maxima: Maxima) -> Said:
    """Is it a maximum: above every face and every noise image, at a height that another ascent reaches as well?"""
    rows = zip(reached.made, reached.strongest, maxima.noise, maxima.ratio, strict=True)
    stands = [made > max(face, noise) and ratio >= AGREE for made, face, noise, ratio in rows]
    stand, number, within = sum(stands), len(stands), 1 - AGREE
    if stand == number:
        return say("filters.maxima.all_stand", within=within)
    if stand:
        return say("filters.maxima.some_stand", stand=stand, images=number, within=within)
    return say("filters.maxima.none_stands", images=number, within=within)


def _found_again(maxima: Maxima) -> Said:
    ratio, likeness = median(maxima.ratio), median(maxima.likeness)
    height = "height_found" if ratio >= AGREE else "height_not_found"
    picture = "images_alike" if likeness >= ALIKE else "images_differ"
    return say(f"filters.maxima.{height}", ratio=ratio, picture=say(f"filters.maxima.{picture}", likeness=likeness))


def _above_noise(reached: Reached, maxima: Maxima) -> Said:
    pairs, lead = list(zip(reached.strongest, maxima.noise, strict=True)), maxima.lead
    leader = "faces_above_noise" if lead.faces > lead.noise else "faces_below_noise"
    key = leader if lead.p < SMALL else "faces_open"
    beside = say(
        "filters.maxima.beside_noise",
        above=sum(face > noise for face, noise in pairs),
        filters=len(pairs),
        face=median(reached.strongest),
        noise=median(maxima.noise),
        witnesses=lead.witnesses,
        for_faces=lead.faces,
        for_noise=lead.noise,
        p=lead.p,
    )
    return say(f"filters.maxima.{key}", beside=beside)
