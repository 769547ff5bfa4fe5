"""Pixels written as decimal numbers between blanks, as every csv of FER2013 holds them."""

import numpy as np
from jaxtyping import UInt8

from fer.faces import SIDE

PIXELS = SIDE * SIDE


def parse_pixels(fields: list[bytes]) -> UInt8[np.ndarray, "n 2304"] | None:
    """The pixels of each field; None if any field is not 2304 blank-separated whole numbers of 0 to 255.

    Reads digits, not words: a number is its last digit, plus ten times the one before, plus a hundred times the one
    before that, so one array operation serves all numbers of all fields.
    """
    text = np.frombuffer(b" ".join([b"   ", *fields, b""]), np.uint8)
    digits = text - np.uint8(ord("0"))  # wraps to above 9 for all that is no digit
    is_digit = digits < 10
    if not (is_digit | (text == ord(" "))).all():
        return None
    last = np.flatnonzero(is_digit[:-1] > is_digit[1:])
    field_ends = 3 + np.cumsum([1 + len(field) for field in fields])
    if not np.array_equal(np.searchsorted(last, field_ends), PIXELS * np.arange(1, 1 + len(fields))):
        return None
    has_tens = is_digit[last - 1]
    has_hundreds = is_digit[last - 2] & has_tens
    values = digits[last].astype(np.uint16)
    values += digits[last - 1] * has_tens * np.uint16(10)
    values += digits[last - 2] * has_hundreds * np.uint16(100)
    if values.max() > 255 or (is_digit[last - 3] & has_hundreds).any():
        return None
    return values.astype(np.uint8).reshape(len(fields), PIXELS)


def fault_of(field: bytes) -> str | None:
    """What is wrong with one field of pixels, in words; None if nothing is."""
    words = field.split()
    for place, word in enumerate(words, start=1):
        if not word.isdigit() or int(word) > 255:
            return f"pixel {place} is {word[:20].decode(errors='replace')!r}, not a whole number of 0 to 255"
    if len(words) != PIXELS:
        return f"{len(words)} pixels where {PIXELS} ({SIDE}x{SIDE}) are needed"
    return None
