"""Saving a list's filters under a name, from the list itself."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST

from programs.curation.saved_filters import MOST, drop_filter, save_filter
from programs.desk.kept_filters import csv_of, lasting
from programs.roles import READ

from .site import page


class FilterForm(forms.Form):
    name = forms.CharField(max_length=60)
    query = forms.CharField(max_length=500, required=False)

    def clean_query(self) -> str:
        return lasting(QueryDict(self.cleaned_data["query"]))


@page("filters/save/", name="save_filter", permission=READ)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save the filters of a list, and go back to it."""
    at, form = request.POST.get("at", ""), FilterForm(request.POST)
    name = list_at(at)
    if not form.is_valid():
        messages.error(request, f"Not saved. {_first(form)}")
        return redirect(at)
    given = form.cleaned_data
    if save_filter(request.user, name, **given):
        messages.success(request, f"Saved as “{given['name']}”.")
    else:
        messages.error(request, f"Not saved: {MOST} filters are as many as one list can have.")
    return redirect(f"{at}?{given['query']}")


@page("filters/<int:pk>/drop/", name="drop_filter", permission=READ)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget saved filters, and go back to the list."""
    at = request.POST.get("at", "")
    list_at(at)
    drop_filter(request.user, pk)
    return redirect(at)


def list_at(path: str) -> str:
    """The name of the list of the desk at this address; Http404 where there is none."""
    try:
        found = resolve(path)
    except Resolver404:
        raise Http404 from None
    if found.namespaces != ["admin"] or not csv_of(found.url_name or "", found.kwargs):
        raise Http404
    return str(found.url_name)


def _first(form: forms.Form) -> str:
    name, errors = next(iter(form.errors.items()))
    return f"{name.capitalize()}: {errors[0]}"
