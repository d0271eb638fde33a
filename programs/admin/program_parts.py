"""What belongs to a program, as rows on its page: numbers, prices, credentials, groups and facts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from programs.models import Credential, Fact, Phone, Price, Session, Term, Track
from programs.roles import READ, VERIFY
from programs.telephone import read_number, written
from programs.vocabulary import Category

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Named(forms.BaseInlineFormSet):
    """Rows whose every cell says its column to who cannot see the head of the table."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            field.widget.attrs["aria-label"] = field.label or name


class Rows(admin.TabularInline):
    """Rows that a curator may add, change and cross out."""

    extra = 2
    formset = Named
    template = "desk/rows.html"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(READ)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(VERIFY)

    has_add_permission = has_delete_permission = has_change_permission


class Shown(Rows):
    """Rows that are only read here."""

    extra = 0
    can_delete = False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_add_permission = has_delete_permission = has_change_permission


class NumberField(forms.CharField):
    """A US telephone number as people type it, kept in E.164."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        found = read_number(text)
        if found is None or found.extension:
            raise ValidationError("This is no US telephone number. An extension has a field of its own.")
        return found.number

    def prepare_value(self, value: Any) -> Any:
        return written(value) if value and str(value).startswith("+") else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        found = read_number(data or "")
        return super().has_changed(initial, found.number if found else data)


class PhoneForm(forms.ModelForm):
    number = NumberField(max_length=30)

    class Meta:
        model = Phone
        fields = ("number", "extension", "kind", "answered_by", "position")


class PhoneRows(Rows):
    model, form = Phone, PhoneForm


class DollarField(forms.DecimalField):
    """Dollars, kept in cents."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=1_000_000, decimal_places=2, **options)

    def clean(self, value: Any) -> int | None:
        dollars = super().clean(value)
        return None if dollars is None else int(dollars * 100)

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100}.{value % 100:02}" if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return initial != (self.clean(data) if data else None)
        except ValidationError:
            return True


class PriceForm(forms.ModelForm):
    cents = DollarField(label="Dollars")

    class Meta:
        model = Price
        fields = ("basis", "unit", "cents", "valid_from", "note")
        widgets = {"valid_from": DATE}


class PriceRows(Rows):
    model, form = Price, PriceForm


class CredentialForm(forms.ModelForm):
    term = forms.ModelChoiceField(
        Term.objects.filter(category__in=(Category.ACCREDITED, Category.LICENCE)), label="Kind"
    )

    class Meta:
        model = Credential
        fields = ("term", "scope", "number", "issued", "expires", "where")
        widgets = {"issued": DATE, "expires": DATE}


class CredentialRows(Rows):
    model, form = Credential, CredentialForm


class TrackRows(Shown):
    model = Track
    fields = ("name", "audience", "meets", "language", "delivery", "source", "observed_on")
    readonly_fields = ("meets",)
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Track]:
        return super().get_queryset(request).select_related("source").prefetch_related("sessions")

    def meets(self, track: Track) -> str:
        return ", ".join(str(session) for session in track.sessions.all()) or "not stated"


class FactRows(Shown):
    model = Fact
    fields = ("term", "holds", "source", "observed_on", "by", "current")
    verbose_name_plural = "facts"
    classes = ("collapse",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Fact]:
        facts = super().get_queryset(request).select_related("term", "source", "by")
        return facts.order_by("term__bit", "-current")


class SessionRows(Rows):
    model, extra = Session, 5
    fields = ("weekday", "start", "end")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name in ("start", "end"):
            options["widget"] = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        return super().formfield_for_dbfield(db_field, request, **options)
