"""Where imported programs are: one organization per name and state, one location per address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from programs.models import Location, Organization, Source
from programs.spelling import plain

from .keeping import Hand
from .noting import CHANGED, note, note_before
from .writing import remove_rows

DETAILS = (
    "street", "street2", "withheld", "city", "county", "state", "zip",
    "lat", "lon", "precision", "point_source", "time_zone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A place as an import sees it: who runs it, the address and the point."""

    organization: str
    street: str
    street2: str
    withheld: bool
    city: str
    county: str
    state: str
    zip: str
    lat: float | None
    lon: float | None
    precision: str
    point_source: str
    time_zone: str

    @classmethod
    def of(cls, location: Location) -> Site:
        """The place as it stands in the tables."""
        details = {name: getattr(location, name) for name in DETAILS}
        return cls(organization=location.organization.name, **details)

    @property
    def owner(self) -> tuple[str, str]:
        """What makes two organizations one: the name in plain letters, and the state."""
        return plain(self.organization), self.state

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two places one: the owner and the address. The town counts where no ZIP is known."""
        town = self.zip or plain(self.city)
        return (*self.owner, plain(self.street), plain(self.street2), town, str(self.withheld))


class SiteBook:
    """The organizations and locations that imports have made, to be found again.

    Places of curators' own and of fictional programs are not in it: an import never joins them.
    """

    def __init__(self) -> None:
        self.owners: dict[tuple[str, str], int] = {}
        self.places: dict[tuple[str, ...], int] = {}
        listed = Location.objects.filter(programs__source__kind=Source.Kind.DIRECTORY).distinct()
        for location in listed.select_related("organization").order_by("pk"):
            site = Site.of(location)
            self.owners.setdefault(site.owner, location.organization_id)
            self.places.setdefault(site.key, location.pk)
        self.left: set[int] = set()
        """Locations that programs moved away from."""

    def find(self, site: Site) -> int:
        """The location of a site that was made before. KeyError otherwise."""
        return self.places[site.key]

    def make(self, sites: Iterable[Site]) -> None:
        """Make the organizations and locations that are not here yet."""
        new = {site.key: site for site in sites if site.key not in self.places}
        owners = {site.owner: site for site in new.values() if site.owner not in self.owners}
        made = Organization.objects.bulk_create([Organization(name=s.organization) for s in owners.values()])
        self.owners.update(zip(owners, (row.pk for row in made), strict=True))
        placed = Location.objects.bulk_create([self._location(site) for site in new.values()])
        self.places.update(zip(new, (row.pk for row in placed), strict=True))

    def _location(self, site: Site) -> Location:
        details = {name: getattr(site, name) for name in DETAILS}
        return Location(organization_id=self.owners[site.owner], **details)

    def correct(self, sites: Mapping[int, Site], hand: Hand) -> None:
        """Write these details over the locations' own; who runs them stays."""
        locations = Location.objects.in_bulk(sites)
        note_before(Location, list(locations))
        for pk, location in locations.items():
            for name in DETAILS:
                setattr(location, name, getattr(sites[pk], name))
        Location.objects.bulk_update(locations.values(), DETAILS, batch_size=50)
        note(Location, list(locations), CHANGED, hand)

    def sweep(self, hand: Hand) -> None:
        """Remove the places that imported programs have left and nobody wrote about."""
        empty = Location.objects.filter(pk__in=self.left, programs=None, transport="")
        owners = list(empty.values_list("organization_id", flat=True))
        _remove(empty, hand)
        _remove(Organization.objects.filter(pk__in=owners, locations=None, program_staff=None), hand)


def _remove(rows: QuerySet[Any], hand: Hand) -> None:
    remove_rows(rows.model, list(rows.values_list("pk", flat=True)), hand)
