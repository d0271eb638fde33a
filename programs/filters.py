"""The one filter of the page, the GeoJSON and every list: text becomes meaning, or a clear problem.

`ProgramFilter` reads the address's parameters; `address` writes them again from a `SearchQuery`.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs import language
from programs.gazetteer import Spot
from programs.matching import OPEN, TERM_PARAMETERS
from programs.models import Program
from programs.query import DEFAULT_MILES, RADII, Limit, SearchQuery
from programs.schedule import LONGEST_TRIP, CodeError, decode_free, encode_free
from programs.search import search
from programs.spelling import plain
from programs.states import STATES
from programs.vocabulary import Category, terms_in

ANY = "any"
WITHIN = [
    *((str(miles), format_lazy(_("{miles} miles"), miles=miles)) for miles in RADII),
    (ANY, _("Any distance")),
]
SORTS = [
    ("best", _("Best fit first")),
    ("distance", _("Nearest first")),
    ("checked", _("Newest check first")),
    ("soonest", _("Soonest opening first")),
]
WHEN = [("day", _("Daytime")), ("evening", _("Evenings")), ("weekend", _("Weekends"))]
UNKNOWN = [("show", _("Show them after the others")), ("hide", _("Leave them out"))]
MAX_WORDS = 8
MOST_TOLD = 3
"""Options of one parameter that we did not understand and name, each by its first letters."""
LONGEST_TOLD = 40
LAST_PAGE = 10_000


def term_choices(category: Category) -> list[tuple[str, str]]:
    """The options of a parameter whose values are terms, each named in the reader's language."""
    return [(term.code, term_name(term.code)) for term in terms_in(category) if term.offered]


def _term_name(code: str) -> str:
    return language.term(code).name


term_name = lazy(_term_name, str)
label = lazy(language.label, str)
state_name = lazy(language.state, str)


class SeveralField(django_filters.fields.MultipleChoiceField):
    """Several choices; what a control left empty sends is none. Each option we do not know is a problem."""

    def to_python(self, value: Any) -> list[str]:
        return [option for option in super().to_python(value) if option]

    def validate(self, value: list[str]) -> None:
        unknown = [option for option in dict.fromkeys(value) if not self.valid_value(option)]
        if unknown:
            raise forms.ValidationError([self.told(option) for option in unknown[:MOST_TOLD]])

    def told(self, option: str) -> forms.ValidationError:
        words = Truncator("".join(filter(str.isprintable, option))).chars(LONGEST_TOLD)
        return forms.ValidationError(self.error_messages["invalid_choice"], params={"value": words})

    def known(self, value: Any) -> list[str]:
        """The options we know among those asked."""
        return [option for option in self.to_python(value) if self.valid_value(option)]


class SeveralFilter(django_filters.MultipleChoiceFilter):
    field_class = SeveralField


class SearchForm(forms.Form):
    """Where a parameter names options we know and others, the known ones still count."""

    def clean(self) -> dict[str, Any]:
        for name in self.errors:
            field = self.fields[name]
            if isinstance(field, SeveralField):
                asked = field.widget.value_from_datadict(self.data, self.files, name)
                self.cleaned_data[name] = field.known(asked)
        return self.cleaned_data


def several(choices: list[tuple[str, str]], label: str) -> SeveralFilter:
    """A parameter that may be given several times; a value we do not know is named in the problem."""
    return SeveralFilter(
        choices=choices, label=label,
        error_messages={
            "invalid_choice": format_lazy(
                _("“%(value)s” is not a choice under “{label}”. Please choose from the list."), label=label
            )
        },
    )  # fmt: skip


def one_of(choices: list[tuple[str, str]], label: str, problem: str) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        choices=choices, label=label, empty_label=None, error_messages={"invalid_choice": problem}
    )


def whole_number(label: str, low: int, high: int, problem: str) -> django_filters.Filter:
    errors = {"invalid": problem, "min_value": problem, "max_value": problem}
    return WholeNumberFilter(label=label, min_value=low, max_value=high, error_messages=errors)


class WeekField(forms.CharField):
    """The code of a person's free half-hours, kept in its canonical spelling."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return encode_free(decode_free(text))
        except CodeError as problem:
            told = gettext(problem.pattern).format(**problem.parts)
            raise forms.ValidationError(told) from problem


class WeekFilter(django_filters.Filter):
    field_class = WeekField


class WholeNumberFilter(django_filters.Filter):
    field_class = forms.IntegerField


class Shared(dict[str, Any]):
    """Filters, or fields of a form, that no request changes: a copy of them is new, what they hold is not.

    Copying the 250 choices anew for every request, as Django does, takes longer than the search.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> Shared:
        return Shared((name, copy(held)) for name, held in self.items())


class ProgramFilter(django_filters.FilterSet):
    """Every parameter of a search. Options of one parameter widen it, parameters narrow one another."""

    near = django_filters.CharFilter(
        label=_("City, ZIP or state"), max_length=200, strip=True,
        error_messages={"max_length": _("That is too long. Type a ZIP code, or a town and its state.")},
    )  # fmt: skip
    within = one_of(
        WITHIN,
        _("How far"),
        _("We can look within 5, 10, 25, 50 or 100 miles, or “any”. We looked within 25."),
    )
    q = django_filters.CharFilter(
        label=_("Name of a program"), max_length=120,
        error_messages={"max_length": _("That name is too long. Type up to 120 letters of it.")},
    )  # fmt: skip
    when = several(WHEN, _("When you can go"))
    free = WeekFilter(label=_("Your free time"))
    trip = whole_number(
        _("Minutes to get there"), 0, LONGEST_TRIP, _("Type the minutes of the trip, from 0 to 240.")
    )
    delivery = several(term_choices(Category.DELIVERY), label(Category.DELIVERY))
    state = several([(code, state_name(code)) for code in STATES], _("State you will be in"))
    pays = several(term_choices(Category.PAYS), label(Category.PAYS))
    insurer = several(term_choices(Category.INSURER), label(Category.INSURER))
    therapy = several(term_choices(Category.THERAPY), label(Category.THERAPY))
    service = several(term_choices(Category.SERVICE), label(Category.SERVICE))
    medication = several(term_choices(Category.MEDICATION), label(Category.MEDICATION))
    serves = several(term_choices(Category.SERVES), label(Category.SERVES))
    language = several(term_choices(Category.LANGUAGE), label(Category.LANGUAGE))
    access = several(term_choices(Category.ACCESS), label(Category.ACCESS))
    focus = several(term_choices(Category.FOCUS), label(Category.FOCUS))
    accredited = several(term_choices(Category.ACCREDITED), label(Category.ACCREDITED))
    age = whole_number(_("Age"), 5, 110, _("Type an age in whole years, from 5 to 110."))
    level = several(list(Program.Level.choices), _("Level of care"))
    open = several([(OPEN[0], _("Taking new people"))], _("Openings"))
    max_weekly = whole_number(
        _("Most you can pay a week"), 1, 100_000, _("Type whole dollars a week, such as 400.")
    )
    unknown = one_of(UNKNOWN, _("Programs that have not said"), _("Type “show” or “hide” for unknown."))
    sort = one_of(SORTS, _("Order"), _("We can sort by best, distance, checked or soonest."))
    page = whole_number(_("Page"), 1, LAST_PAGE, _("That is not a page number. Here is the first page."))

    class Meta:
        model = Program
        form = SearchForm
        fields: list[str] = []

    def get_form_class(self) -> type[forms.Form]:
        """Made once."""
        return _form_class()

    def filter_queryset(self, queryset: QuerySet[Program]) -> QuerySet[Program]:
        """The programs of this page; for lists that need no order. A place is not looked up here."""
        return queryset.filter(pk__in=[card.program.pk for card in search(self.search_query()).cards])

    @property
    def near_text(self) -> str:
        """The place as typed."""
        return self._clean("near") or ""

    @property
    def problems(self) -> list[str]:
        """What could not be read, a sentence each. The rest of the search still counts."""
        return [sentence for sentences in self.form.errors.values() for sentence in sentences]

    def search_query(self, origin: Spot | None = None, in_state: str = "") -> SearchQuery:
        """What was asked, from a place that the gazetteer found."""
        within = self._clean("within") or str(DEFAULT_MILES)
        return SearchQuery(
            origin=origin,
            in_state=in_state,
            within=None if within == ANY or origin is None else float(within),
            words=tuple(plain(self._clean("q") or "").split()[:MAX_WORDS]),
            limits=tuple(self._limits()),
            trip=self._clean("trip") or 0,
            unknown=self._clean("unknown") != "hide",
            sort=self._clean("sort") or "",
            page=self._clean("page") or 1,
        )

    def _limits(self) -> list[Limit]:
        found = []
        for parameter in LIMITS:
            value = self._clean(parameter)
            if value:
                options = tuple(sorted(set(value))) if isinstance(value, list) else (str(value),)
                found.append(Limit(parameter, options))
        return found

    def _clean(self, name: str) -> Any:
        """A parameter's value as far as it could be read, or None."""
        self.form.is_valid()
        return self.form.cleaned_data.get(name)


ProgramFilter.base_filters = Shared(ProgramFilter.base_filters)


@cache
def _form_class() -> type[forms.Form]:
    form: type[forms.Form] = super(ProgramFilter, ProgramFilter()).get_form_class()
    form.base_fields = Shared(form.base_fields)
    return form


LIMITS = (
    "when", "free", *(str(parameter) for parameter in TERM_PARAMETERS),
    "state", "age", "level", "open", "max_weekly",
)  # fmt: skip
"""The parameters that narrow a search, in the order they are shown."""


def parameters(query: SearchQuery) -> list[tuple[str, str]]:
    """The address parameters that mean this search, in a fixed order; defaults are left out."""
    pairs: list[tuple[str, str]] = []
    if query.origin or query.in_state:
        place = query.origin.query if query.origin else STATES[query.in_state].query
        pairs.append(("near", place))
    if query.origin and query.within != DEFAULT_MILES:
        pairs.append(("within", ANY if query.within is None else f"{query.within:g}"))
    if query.words:
        pairs.append(("q", " ".join(query.words)))
    pairs += [(limit.parameter, option) for limit in query.limits for option in limit.options]
    extras = [
        ("trip", str(query.trip or "")),
        ("unknown", "" if query.unknown else "hide"),
        ("sort", query.sort),
    ]
    pairs += [(name, value) for name, value in extras if value]
    return [*pairs, ("page", str(query.page))] if query.page > 1 else pairs


def address(query: SearchQuery, path: str = "") -> str:
    """The address of a search; that of the list in the reader's language unless another path is given."""
    pairs, path = parameters(query), path or reverse("results")
    return f"{path}?{urlencode(pairs)}" if pairs else path
