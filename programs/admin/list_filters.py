"""What the lists of the desk can be narrowed by. A value that is none of the choices narrows nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from programs.models import Program, Source
from programs.states import STATES
from programs.vocabulary import Category

DAYS = {"90": 90, "180": 180, "365": 365}
MINE, NOBODY = "me", "nobody"


class Among(admin.SimpleListFilter):
    """One of a few choices, each a value of `column`."""

    column = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        known = value in {str(choice) for choice, _ in self.lookup_choices}
        return self.narrowed(request, queryset, str(value)) if known else queryset

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        return queryset.filter(**{self.column: value})


def among(parameter: str, label: str, choices: Any, column: str = "") -> type[Among]:
    """A filter by the fixed choices of a column."""

    class Filter(Among):
        title, parameter_name = label, parameter

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            return [(str(value), str(words)) for value, words in choices if value != ""]

    Filter.column = column or parameter
    return Filter


ByStatus = among("status", "status", Program.Status.choices)
ByLevel = among("level", "level", Program.Level.choices)
ByOpening = among("opening", "opening", Program.Opening.choices)
ByState = among("state", "state", [(s.code, s.name) for s in STATES.values()], "location__state")
ByPlaceState = among("state", "state", [(s.code, s.name) for s in STATES.values()])
ByKind = among("kind", "kind", Source.Kind.choices)
ByCategory = among("category", "category", [(each.value, each.label) for each in Category])
ByCredential = among(
    "kind", "kind", [(each.value, each.label) for each in (Category.ACCREDITED, Category.LICENCE)],
    "term__category",
)  # fmt: skip


class BySource(Among):
    """Whoever lists it."""

    title, parameter_name, column = "source", "source", "source__slug"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Source.objects.filter(programs__isnull=False).distinct().values_list("slug", "name"))


class ByCheck(Among):
    """How long ago anything was confirmed."""

    title, parameter_name = "last check", "checked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("within", "In the last 90 days"), *((d, f"Over {d} days ago") for d in DAYS)]

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        day = timezone.localdate() - timedelta(days=DAYS.get(value, 90))
        return queryset.filter(**{"checked_on__gte" if value == "within" else "checked_on__lt": day})


class ByAssigned(Among):
    """The curator who looks after it."""

    title, parameter_name = "assigned", "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        people = User.objects.filter(is_staff=True, is_active=True).exclude(pk=request.user.pk)
        named = [(str(pk), name) for pk, name in people.order_by("username").values_list("pk", "username")]
        return [(MINE, "To me"), (NOBODY, "To nobody"), *named]

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value == NOBODY:
            return queryset.filter(assigned_to=None)
        return queryset.filter(assigned_to=request.user.pk if value == MINE else int(value))


class ByExpiry(Among):
    """Whether a credential has run out, or will soon."""

    title, parameter_name = "expiry", "expires"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("past", "Expired"), ("soon", "In the next 90 days"), ("none", "Not stated")]

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        today = timezone.localdate()
        wanted = {
            "past": Q(expires__lt=today),
            "soon": Q(expires__range=(today, today + timedelta(days=90))),
            "none": Q(expires=None),
        }
        return queryset.filter(wanted[value])
