"""Pixels written as decimal numbers between blanks, as every csv of FER2013 holds them."""

import re
from math import isqrt

import numpy as np
from jaxtyping import UInt8

from fer.data.faces import SIDE
from fer.data.layouts.rows import DIGITS

PIXELS = SIDE * SIDE


def parse_pixels(fields: list[bytes]) -> UInt8[np.ndarray, "n 2304"] | None:
    """The pixels of each field; None if any field is not 2304 blank-separated whole numbers of 0 to 255.

    Reads digits, not words: a number is its last digit, plus ten times the one before, plus a hundred times the one
    before that, so a few array operations serve all numbers of all fields.
    """
    text = np.frombuffer(b" ".join([b"  ", *fields, b""]), np.uint8)
    digits = text - np.uint8(ord("0"))  # wraps to above 9 for all that is no digit
    is_digit = digits < 10
    if not (is_digit | (text == ord(" "))).all():
        return None
    if (is_digit[3:] & is_digit[2:-1] & is_digit[1:-2] & is_digit[:-3]).any():  # four digits in a row
        return None
    digits *= is_digit
    value = digits[2:-1].astype(np.uint16)  # of the number that ends here
    value += digits[1:-2] * np.uint8(10)
    value += digits[:-3] * is_digit[1:-2] * np.uint16(100)
    ends = np.flatnonzero(is_digit[2:-1] > is_digit[3:])
    field_ends = 1 + np.cumsum([1 + len(field) for field in fields])
    if not np.array_equal(np.searchsorted(ends, field_ends), PIXELS * np.arange(1, 1 + len(fields))):
        return None
    pixels = value.take(ends)
    if pixels.max() > 255:
        return None
    return pixels.astype(np.uint8).reshape(len(fields), PIXELS)


def fault_of(field: bytes) -> str | None:
    """What is wrong with one field of pixels, and what to do, in words; None if nothing is."""
    words = field.split()
    if len(words) == 1 and len(field) >= PIXELS // 4:  # such as base64
        return (
            f"its pixels are one word, {_shown(field)}; write {PIXELS} numbers of 0 to 255 between blanks, or give the "
            "faces as image files"
        )
    for place, word in enumerate(words, start=1):
        if not word.isdigit() or len(word) > DIGITS or int(word) > 255:
            return f"pixel {place} is {_shown(word)}, not a whole number of 0 to 255; {_remedy(word)}"
    if len(words) != PIXELS:
        return f"{len(words)} pixels where {PIXELS} ({SIDE}x{SIDE}) are needed; {_remedy_of_number(len(words))}"
    return None


def _shown(word: bytes) -> str:
    return repr(word[:20].decode(errors="replace"))


def _remedy(word: bytes) -> str:
    if re.fullmatch(rb"-?(0?\.[0-9]+(e-?[0-9]+)?|[01]\.0*)", word, re.IGNORECASE):
        return "where all are fractions of white, write them times 255, rounded"
    return "numpy left pixels out: write all of them" if word == b"..." else "mend or delete the line"


def _remedy_of_number(number: int) -> str:
    if number == 3 * PIXELS:
        return "where these are three colours, write a grey for each three, or give the faces as image files"
    side = isqrt(number)
    if side > 1 and side * side == number:
        return f"where all are {side}x{side}, give them as image files, which may be of any size; else mend the line"
    return "mend or delete the line"
