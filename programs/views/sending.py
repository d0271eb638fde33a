"""What visitors send in, without a cookie: read only where it may come from our own page, and counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs import curation
from programs.forms import Guarded
from programs.guard import is_from_here
from programs.senders import sender_address

FORM: Final = "application/x-www-form-urlencoded"

MOST_BYTES: Final = 65_536
"""A form of ours with everything filled in, each letter spelt in twelve, has a third of this."""

FOREIGN: Final = _("We could not tell that this came from our page. Please press the button once more.")
TOO_LONG: Final = _("That was more than we can read. Please make it shorter.")
NO_FORM: Final = _("That was no form that we know. Please fill it in on this page.")
TOO_MANY: Final = _(
    "A lot was sent from your network today, so we can’t take more. Please try again tomorrow."
)

FormOf = Callable[[QueryDict | None], Guarded]
Take = Callable[[Any], HttpResponse | None]


def form_page(
    request: HttpRequest, template: str, form_of: FormOf, take: Take, context: Mapping[str, Any]
) -> HttpResponse:
    """Show a form, or hand what was sent in it to `take`, which answers None where it found a problem.

    What was typed is shown again with a sentence for everything that kept it from being taken.
    """
    if request.method != "POST":
        return _shown(request, template, form_of(None), context, HTTPStatus.OK)
    unread = _unread(request)
    form = form_of(None if unread else request.POST)
    status, problem = unread or _kept_out(request, form)
    answer = take(form) if status is HTTPStatus.OK else None
    if answer is not None:
        return answer
    said = {**context, "problem": problem}
    return _shown(
        request, template, form, said, HTTPStatus.BAD_REQUEST if status is HTTPStatus.OK else status
    )


def _shown(
    request: HttpRequest, template: str, form: Guarded, context: Mapping[str, Any], status: HTTPStatus
) -> HttpResponse:
    problems = [("", context["problem"])] if context.get("problem") else []
    return render(
        request, template, {**context, "form": form, "problems": problems + form.problems}, status=status
    )


def _unread(request: HttpRequest) -> tuple[HTTPStatus, str] | None:
    """Why the body of a request is not even read."""
    if request.content_type != FORM:
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, NO_FORM
    if not 0 <= _length(request) <= MOST_BYTES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LONG
    return None


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return -1


def _kept_out(request: HttpRequest, form: Guarded) -> tuple[HTTPStatus, str]:
    """Why a form is not taken, with an empty sentence where the form has its own; 200 where it is."""
    headers = request.headers
    if not is_from_here(request.get_host(), headers.get("Origin"), headers.get("Sec-Fetch-Site")):
        return HTTPStatus.FORBIDDEN, FOREIGN
    if not form.is_valid():
        return HTTPStatus.BAD_REQUEST, ""
    if not curation.may_send(sender_of(request), timezone.localdate()):
        return HTTPStatus.TOO_MANY_REQUESTS, TOO_MANY
    return HTTPStatus.OK, ""


def sender_of(request: HttpRequest) -> str:
    """The address that a request came from, as `programs.senders` tells it; nothing keeps it."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return sender_address(request.META.get("REMOTE_ADDR", ""), forwarded, settings.PROXIES)
