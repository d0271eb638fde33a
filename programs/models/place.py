"""The gazetteer's table: ZIP codes, towns and states with a point each."""

from django.db import models


class Place(models.Model):
    """A place a person may type: a ZIP code, a town, a county or a state."""

    class Kind(models.TextChoices):
        ZIP = "zip", "ZIP code"
        CITY = "city", "City or town"
        COUNTY = "county", "County"
        STATE = "state", "State or territory"

    kind = models.CharField(max_length=6, choices=Kind.choices)
    name = models.CharField(max_length=80, help_text="As people write it: Cincinnati.")
    key = models.CharField(max_length=80, help_text="The normalized spelling that a look-up compares.")
    state = models.CharField(max_length=2, help_text="USPS code: OH.")
    county = models.CharField(max_length=60, blank=True)
    zip = models.CharField("ZIP code", max_length=5, blank=True, help_text="Only on ZIP codes.")
    lat = models.FloatField("latitude", help_text="Degrees north, WGS 84.")
    lon = models.FloatField("longitude", help_text="Degrees east, WGS 84; negative in the Americas.")
    time_zone = models.CharField(max_length=40, help_text="IANA name: America/New_York.")
    weight = models.PositiveIntegerField(default=0, help_text="How many people live there; orders several.")

    class Meta:
        ordering = ["-weight", "state", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["zip"], condition=models.Q(kind="zip"), name="place_one_row_per_zip"
            ),
            models.CheckConstraint(
                condition=models.Q(lat__range=(-90, 90)) & models.Q(lon__range=(-180, 180)),
                name="place_point_on_earth",
            ),
        ]
        indexes = [
            models.Index(fields=["key", "state"], name="place_key_state"),
            models.Index(fields=["kind", "state"], name="place_kind_state"),
            models.Index(fields=["kind", "lat", "lon", "weight", "name"], name="place_towns_on_a_map"),
        ]

    def __str__(self) -> str:
        return self.zip if self.kind == self.Kind.ZIP else f"{self.name}, {self.state}"
