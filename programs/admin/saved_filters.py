"""Saving a list's filters under a name, from the list itself."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from programs.curation.saved_filters import MOST, drop_filter, save_filter
from programs.roles import READ

from .site import page

PASSING = ("p", "e", "all", "page", "_popup", "_to_field")
"""What an address says of the moment, and not of the list."""


class FilterForm(forms.Form):
    page = forms.SlugField(max_length=60)
    name = forms.CharField(max_length=60)
    query = forms.CharField(max_length=500, required=False)

    def clean_query(self) -> str:
        query = QueryDict(self.cleaned_data["query"], mutable=True)
        for name in PASSING:
            query.pop(name, None)
        return query.urlencode()


@page("filters/save/", name="save_filter", permission=READ)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save the filters of a list, and go back to it."""
    form = FilterForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"Not saved. {_first(form)}")
        return redirect(address(form.data.get("page", ""), ""))
    given = form.cleaned_data
    back = address(given["page"], given["query"])
    if save_filter(request.user, **given):
        messages.success(request, f"Saved as “{given['name']}”.")
    else:
        messages.error(request, f"Not saved: {MOST} filters are as many as one list can have.")
    return redirect(back)


@page("filters/<int:pk>/drop/", name="drop_filter", permission=READ)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget saved filters, and go back to the list."""
    drop_filter(request.user, pk)
    return redirect(address(request.POST.get("page", ""), ""))


def address(name: str, query: str) -> str:
    """The address of a list of the desk; Http404 where there is none of that name."""
    try:
        path = reverse(f"admin:{name}")
    except NoReverseMatch:
        raise Http404 from None
    return f"{path}?{query}" if query else path


def _first(form: forms.Form) -> str:
    name, errors = next(iter(form.errors.items()))
    return f"{name.capitalize()}: {errors[0]}"
