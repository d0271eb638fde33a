"""US telephone numbers: read however they are written, kept in E.164, written as people do."""

from __future__ import annotations

from typing import Final, NamedTuple

import phonenumbers

LONGEST_EXTENSION: Final = 10


class Number(NamedTuple):
    """E.164, such as "+15135550142", and the extension or nothing."""

    number: str
    extension: str = ""


def read_number(text: str) -> Number | None:
    """A US number, "888-304HOPE" and "x3971" included; None for what is none."""
    try:
        found = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return None
    if found.country_code != 1 or not phonenumbers.is_valid_number(found):
        return None
    number = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
    return Number(number, (found.extension or "")[:LONGEST_EXTENSION])


def written(number: str, extension: str = "") -> str:
    """As people write it: 513-555-0142 ext. 12."""
    digits = number.removeprefix("+1")
    plain = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 10 else number
    return f"{plain} ext. {extension}" if extension else plain
