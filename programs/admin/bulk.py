"""Doing one thing to many programs: choose them in the list, say what is needed, and it is done to all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programs.curation import bulk as verbs
from programs.models import Program, Source

from .said_form import PastDate, SaidForm

MOST = 500
SHOWN = 12
TOO_MANY = f"Choose at most {MOST} programs at a time: narrow the list first."


class PublishForm(SaidForm):
    pass


class CloseForm(SaidForm):
    reason = forms.CharField(label="Why?", max_length=100)


class AssignForm(forms.Form):
    to = forms.ModelChoiceField(
        User.objects.filter(is_staff=True, is_active=True).order_by("username"),
        label="Who looks after them?", required=False, empty_label="Nobody",
    )  # fmt: skip


class ConfirmForm(forms.Form):
    source = forms.ModelChoiceField(Source.objects.all(), label="Which source did you read?")
    on = PastDate(label="On which day?")


Action = Callable[[Any, HttpRequest, QuerySet[Program]], HttpResponse | None]


def bulk_action(
    name: str, *, label: str, permission: str, form: type[forms.Form], explained: str,
    verb: Callable[..., int], done: str,
) -> Action:  # fmt: skip
    """An action of the list: asks with `form`, then does `verb` to every chosen program, or to none."""

    @admin.action(description=label, permissions=[permission])
    def act(table: Any, request: HttpRequest, chosen: QuerySet[Program]) -> HttpResponse | None:
        count = chosen.count()
        if count > MOST:
            return table.message_user(request, TOO_MANY, messages.ERROR)
        asked = form(request.POST if "confirmed" in request.POST else None)
        if asked.is_valid():
            changed = verb(chosen, by=request.user, **asked.cleaned_data)
            return table.message_user(request, done.format(changed), messages.SUCCESS)
        context = {
            "title": label, "explained": explained, "form": asked, "action": name, "count": count,
            "some": chosen[:SHOWN], "rest": max(0, count - SHOWN), "checkbox": ACTION_CHECKBOX_NAME,
            "chosen": chosen.values_list("pk", flat=True), "all": request.POST.get("select_across", "0"),
        }  # fmt: skip
        return render(request, "desk/bulk.html", context)

    act.__name__ = name
    return act


publish = bulk_action(
    "publish", label="Publish", permission="publish", form=PublishForm, verb=verbs.publish,
    explained="Readers find them from now on. A closed program is open again; a merged one stays merged.",
    done="Published: {}.",
)  # fmt: skip
close = bulk_action(
    "close", label="Close", permission="publish", form=CloseForm, verb=verbs.close,
    explained="They leave every search. Their pages stay, and say that they have closed.",
    done="Closed: {}.",
)  # fmt: skip
assign = bulk_action(
    "assign", label="Assign", permission="verify", form=AssignForm, verb=verbs.assign,
    explained="Whose programs are these to look after?", done="Assigned: {}.",
)  # fmt: skip
confirm = bulk_action(
    "confirm", label="Verify with a source", permission="verify", form=ConfirmForm, verb=verbs.confirm,
    explained=(
        "You read this source again and all of them are still in it, as they are shown here. They count as "
        "checked on that day. What only a call can tell is not confirmed by this."
    ),
    done="Checked: {}.",
)  # fmt: skip
