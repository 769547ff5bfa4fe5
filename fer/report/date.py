"""The day of a report."""

import os
from datetime import UTC, datetime

from fer.errors import InputError


def today() -> str:
    """The day in UTC; SOURCE_DATE_EPOCH, in seconds, makes it another (reproducible-builds.org).

    Raises InputError for a value of it that is no day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as fault:  # no number, or none of these years
        raise InputError(
            f"SOURCE_DATE_EPOCH={(epoch or '')[:20]}: no day; set it to whole seconds since 1970, or unset it"
        ) from fault
    return moment.strftime("%Y-%m-%d")
