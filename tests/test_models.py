"""What a table refuses, however it is written to."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from programs.models import Location


@pytest.mark.parametrize("name", ["", "America/Chicago", "Pacific/Majuro"])
def test_a_location_takes_the_name_of_a_time_zone_or_none(name: str) -> None:
    Location(city="Cairo", state="IL", time_zone=name).clean_fields(exclude={"organization"})


@pytest.mark.parametrize("name", ["America", "CST", "America/Cairo IL", "../America/Chicago"])
def test_a_location_refuses_what_no_clock_goes_by(name: str) -> None:
    with pytest.raises(ValidationError, match=f"“{name}” is no time zone. Write it so: America/Chicago."):
        Location(city="Cairo", state="IL", time_zone=name).clean_fields(exclude={"organization"})
