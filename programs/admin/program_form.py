"""One program as a form, and what a filled-in form says of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from programs.curation import Told
from programs.curation.credentials import Read
from programs.curation.fields import COLUMNS, OWNER, PLACE, POINT
from programs.models import Location, Program
from programs.states import STATES

from .said_form import SaidForm

OWN = [name for name in COLUMNS if name != "telehealth_states"]
PLACED_BY = "Our curators"
LAT, LON = "location_lat", "location_lon"


class StatesField(forms.CharField):
    """Postal codes of states, apart by blanks or commas; none is None."""

    def clean(self, value: Any) -> list[str] | None:
        codes = super().clean(value).upper().replace(",", " ").split()
        wrong = [code for code in codes if code not in STATES]
        if wrong:
            raise ValidationError(f"{wrong[0]} is the code of no state.")
        return sorted(set(codes)) or None

    def prepare_value(self, value: Any) -> Any:
        return " ".join(value or []) if isinstance(value, list | None) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def of_place(name: str, **options: Any) -> Any:
    """The form field of a column of the program's place."""
    return Location._meta.get_field(name).formfield(**options)


class ProgramForm(SaidForm, forms.ModelForm):
    """A program with its place and its organization's name."""

    telehealth_states = StatesField(
        required=False,
        label="Licensed for online care in",
        help_text="Postal codes: OH KY. Empty: not stated.",
    )
    website = forms.URLField(max_length=300, required=False, assume_scheme="https")
    organization_name = forms.CharField(
        max_length=200, label="Organization", help_text="Another name moves this program alone."
    )
    location_street = of_place("street")
    location_street2 = of_place("street2")
    location_withheld = of_place("withheld")
    location_city = of_place("city")
    location_county = of_place("county")
    location_state = forms.ChoiceField(label="State", choices=[(s.code, s.name) for s in STATES.values()])
    location_zip = forms.RegexField(r"^[0-9]{5}\Z", label="ZIP code", required=False, max_length=5)
    location_lat = of_place("lat", help_text="Filled in from the ZIP code when the address changes.")
    location_lon = of_place("lon")
    location_transport = of_place("transport")
    assigned_to = forms.ModelChoiceField(
        User.objects.filter(is_staff=True, is_active=True).order_by("username"),
        required=False, empty_label="Nobody",
    )  # fmt: skip

    class Meta:
        model = Program
        fields = (*OWN, "opening", "opening_on", "mail", "assigned_to")
        widgets = {"opening_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        place = self.instance.location
        self.initial |= {f"location_{name}": getattr(place, name) for name in (*PLACE, "lat", "lon")}
        self.initial["organization_name"] = place.organization.name
        self.initial["telehealth_states"] = self.instance.telehealth_states

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (cleaned.get(LAT) is None) != (cleaned.get(LON) is None):
            self.add_error(LAT, "A point needs both a latitude and a longitude, or neither.")
        if cleaned.get("opening_on") and not cleaned.get("opening"):
            self.add_error("opening", "Say whether it takes new people, or leave the day empty.")
        return cleaned

    def fields_told(self) -> dict[str, Any]:
        """What changed, under the names of `curation.fields.FIELDS`."""
        given, changed = self.cleaned_data, set(self.changed_data)
        told = {name: given[name] for name in COLUMNS if name in changed}
        told |= {
            f"location.{name}": given[f"location_{name}"] for name in PLACE if f"location_{name}" in changed
        }
        if "organization_name" in changed:
            told[OWNER] = given["organization_name"]
        if changed & {"opening", "opening_on"}:
            told["opening"] = [given["opening"], given["opening_on"]]
        if changed & {LAT, LON}:
            told[POINT] = self._point()
        return told

    def _point(self) -> list[Any] | None:
        lat, lon, hidden = (self.cleaned_data[name] for name in (LAT, LON, "location_withheld"))
        precision = Location.Precision.ZIP if hidden else Location.Precision.STREET
        return None if lat is None else [lat, lon, PLACED_BY, precision.value]


def told_by(form: ProgramForm, formsets: dict[str, Any]) -> Told:
    """What a whole page of forms says of a program: what was changed, and nothing else."""
    phones, prices = formsets["phones"], formsets["prices"]
    asked, touched = _prices(prices)
    return Told(
        fields=form.fields_told(),
        phones=_phones(phones) if phones.has_changed() else None,
        prices=asked,
        dropped=touched,
    )


def credentials_read(formset: Any) -> list[Read]:
    """The credentials that were added, changed or crossed out."""
    columns = ("term", "scope", "number", "issued", "expires", "where")
    read: list[Read] = []
    for form in formset.forms:
        known = form.instance if form.instance.pk else None
        row = form.cleaned_data if form.has_changed() else {}
        if row.get("DELETE"):
            read += [(known, None)] if known else []
        elif row:
            read.append((known, {name: row[name] for name in columns}))
    return read


def kept(formset: Any) -> list[dict[str, Any]]:
    """The rows of a formset that were filled in and not crossed out."""
    rows = [form.cleaned_data for form in formset.forms if form.has_changed() or form.instance.pk]
    return [row for row in rows if not row.get("DELETE")]


def _phones(formset: Any) -> tuple[dict[str, Any], ...]:
    rows = sorted(kept(formset), key=lambda row: row["position"])
    return tuple({name: row[name] for name in ("number", "kind", "extension", "answered_by")} for row in rows)


def _prices(formset: Any) -> tuple[tuple[dict[str, Any], ...], tuple[tuple[str, str], ...]]:
    """All prices of the kinds that were touched, and those kinds as (basis, unit)."""
    touched: dict[tuple[str, str], None] = {}
    for form in formset.forms:
        if form.has_changed():
            for row in (form.initial, form.cleaned_data):
                if row.get("basis"):
                    touched[row["basis"], row["unit"]] = None
    columns = ("cents", "unit", "basis", "valid_from", "note")
    rows = [{name: row[name] for name in columns} for row in kept(formset)]
    return tuple(row for row in rows if (row["basis"], row["unit"]) in touched), tuple(touched)
