"""Who runs programs, and where."""

from django.core.exceptions import ValidationError
from django.db import models
from simple_history.models import HistoricalRecords

from programs import schedule


def known_time_zone(name: str) -> None:
    """Refuses what is not the IANA's name of a time zone."""
    if not schedule.is_zone(name):
        raise ValidationError(
            "“%(name)s” is no time zone. Write it so: America/Chicago.", params={"name": name}
        )


class Organization(models.Model):
    """Who runs one or more programs: a hospital, a non-profit, a company."""

    name = models.CharField(max_length=200)
    website = models.URLField(max_length=300, blank=True)
    owner = models.CharField(
        max_length=200, blank=True, help_text="The parent company or public body, when it says so."
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name"], name="organization_name")]

    def __str__(self) -> str:
        return self.name


class Location(models.Model):
    """A place where sessions are held or calls are answered."""

    class Precision(models.TextChoices):
        STREET = "street", "Street address"
        ZIP = "zip", "Middle of its ZIP code"
        NONE = "", "No point known"

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="locations")
    street = models.CharField(max_length=160, blank=True)
    street2 = models.CharField("suite, floor", max_length=120, blank=True)
    withheld = models.BooleanField(
        "address withheld", default=False, help_text="The program gives its address only when you call."
    )
    city = models.CharField(max_length=80, blank=True)
    county = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=2, help_text="USPS code: OH.")
    zip = models.CharField("ZIP code", max_length=5, blank=True)
    lat = models.FloatField("latitude", null=True, blank=True, help_text="Degrees north, WGS 84.")
    lon = models.FloatField("longitude", null=True, blank=True, help_text="Degrees east, WGS 84.")
    precision = models.CharField(max_length=6, choices=Precision.choices, blank=True, default="")
    point_source = models.CharField(max_length=40, blank=True, help_text="Who placed the point.")
    time_zone = models.CharField(
        max_length=40, blank=True, validators=[known_time_zone], help_text="IANA name: America/New_York."
    )
    transport = models.TextField(blank=True, help_text="How to get there: bus lines, parking, steps.")

    history = HistoricalRecords()

    class Meta:
        indexes = [models.Index(fields=["state", "city"], name="location_state_city")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lat__isnull=True, lon__isnull=True, precision="")
                | models.Q(lat__range=(-90, 90), lon__range=(-180, 180), precision__in=("street", "zip")),
                name="location_point_whole_or_absent",
            ),
            models.CheckConstraint(
                condition=models.Q(withheld=False) | ~models.Q(precision="street"),
                name="location_withheld_has_no_street_point",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.street, self.city, self.state) if part)

    @property
    def is_approximate(self) -> bool:
        """Only the middle of its ZIP code is known, so miles to it are about so many."""
        return self.precision == self.Precision.ZIP

    @property
    def street_lines(self) -> list[str]:
        """The street part of the address, line by line; empty when withheld or not stated."""
        return [] if self.withheld else [line for line in (self.street, self.street2) if line]

    @property
    def town_line(self) -> str:
        """City, state and ZIP on one line."""
        place = ", ".join(part for part in (self.city, self.state) if part)
        return f"{place} {self.zip}".strip()
