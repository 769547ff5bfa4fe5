"""Pictures in HEIF, as telephones take them: Pillow reads them where an extra is installed."""

import importlib.util
from functools import cache

BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")  # ISO/IEC 23008-12
EXTRA = "pip install 'fer-report[heic]'"


@cache
def is_read() -> bool:
    """Can Pillow open them, now that it has been told how, if the extra is there?"""
    if importlib.util.find_spec("pillow_heif") is None:
        return False
    from pillow_heif import register_heif_opener

    register_heif_opener()
    return True
