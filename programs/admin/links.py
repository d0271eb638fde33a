"""Links by which programs answer: make them for a list, hand them out, and see what came back."""

from __future__ import annotations

from copy import copy
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.mail import get_connection
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.curation import asking
from programs.desk import links as reading
from programs.desk.asking import deliver
from programs.models import LinkRound, Program
from programs.roles import INVITE, READ

from .link_forms import MoreTimeForm, RoundForm, WhichForm
from .list_csv import WHICH, Table, as_csv, which
from .site import page

ROUNDS_A_PAGE, LINKS_A_PAGE, SHOWN_BEFORE = 20, 100, 20
MAILS_AT_ONCE = 20
"""As many as a request may take the time for; a command sends the rest."""

OF_THE_LIST = ("p", "e", "all", "o")
"""What the address of the table of programs says besides what narrows it."""


@page("links/", name="links", permission=READ)
@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """Every round, and what came of it."""
    found = Paginator(reading.rounds(), ROUNDS_A_PAGE).get_page(request.GET.get("page"))
    responses = reading.responses(found.object_list, timezone.localdate())
    context = {"title": "Links", "found": found, "responses": responses}
    return render(request, "desk/links/list.html", context)


@as_csv(
    "round", "made", "by", "way", "good until", "links", "sent", "opened", "answered", "taken over", "facts",
    "facts under 90 days old", of="links",
)  # fmt: skip
def round_rows(request: HttpRequest) -> Table:
    """Every round with how many of its links came how far."""
    return (
        (
            made, made.made_at, made.made_by, made.get_way_display(), made.expires_on, one.made, one.sent,
            one.opened, one.answered, one.accepted, one.facts, one.fresh,
        )
        for one in reading.responses(reading.rounds(), timezone.localdate())
        for made in (one.round,)
    )  # fmt: skip


@page("links/new/", name="new_links", permission=INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def new_links(request: HttpRequest) -> HttpResponse:
    """Which programs to ask, and how; then the round."""
    listed, which = request.GET.get("list", ""), WhichForm(request.GET)
    programs = in_the_table(request, listed) if listed else which.programs(timezone.localdate())
    count, form = programs.count(), RoundForm(request.POST or None, initial={"name": ""})
    if request.method == "POST" and form.is_valid() and count:
        return made(request, programs, form)
    context = {
        "title": "Ask programs by link", "which": which, "listed": listed, "form": form, "count": count,
        "programs": reading.last_asked(programs)[:SHOWN_BEFORE], "query": request.GET.urlencode(),
        "shown": SHOWN_BEFORE,
    }  # fmt: skip
    return render(request, "desk/links/new.html", context, status=400 if request.method == "POST" else 200)


def in_the_table(request: HttpRequest, listed: str) -> QuerySet[Program]:
    """The programs that the table of programs shows with these filters, without those that became others."""
    asked = copy(request)
    kept = QueryDict(listed[:2000], mutable=True)
    for name in OF_THE_LIST:
        kept.pop(name, None)
    asked.GET = kept  # type: ignore[assignment]
    try:
        shown = admin.site.get_model_admin(Program).get_changelist_instance(asked)
    except IncorrectLookupParameters:
        return Program.objects.none()
    return shown.get_queryset(asked).exclude(status=Program.Status.MERGED).order_by("name", "pk")


def made(request: HttpRequest, programs: QuerySet[Program], form: RoundForm) -> HttpResponse:
    """Make the round, and go there."""
    new = asking.ask(
        programs, name=form.cleaned_data["name"], way=form.cleaned_data["way"], by=request.user,
        listed=request.GET.urlencode()[:500], expires_on=form.expires_on,
    )  # fmt: skip
    messages.success(request, f"{new.links.count()} links are made. Now hand them out.")
    return redirect("admin:round", new.pk)


@page("links/<int:pk>/", name="round", permission=READ)
@require_safe
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: how to hand it out, and how far each link has come."""
    shown, today = get_object_or_404(reading.rounds(), pk=pk), timezone.localdate()
    wanted = request.GET.get("only", "")
    found = Paginator(reading.links_of(shown, wanted), LINKS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": shown.name, "round": shown, "response": reading.responses([shown], today)[0], "found": found,
        "rows": [(link, reading.how_far(link)) for link in found.object_list], "only": wanted,
        "onlies": reading.ONLY, "tail": f"only={wanted}" if wanted in reading.ONLY else "",
        "is_over": shown.expires_on < today, "mail_is_set_up": settings.MAIL_IS_SET_UP,
        "to_mail": reading.to_mail(shown).count(), "at_once": MAILS_AT_ONCE,
        "more_time": MoreTimeForm(initial={"expires_on": today + timedelta(days=30)}),
    }  # fmt: skip
    return render(request, "desk/links/round.html", context)


@as_csv(*WHICH, "how far", "sent", "opened", "answered", "ended", "trouble", of="round")
def link_rows(request: HttpRequest, pk: int) -> Table:
    """The links of a round, or some, and how far each has come. None can be opened with it."""
    found = reading.links_of(get_object_or_404(LinkRound, pk=pk), request.GET.get("only", ""))
    return (
        (
            *which(link.program), reading.how_far(link).value, link.sent_at, link.opened_on,
            reading.answered_on(link), link.revoked_on, link.trouble,
        )
        for link in found
    )  # fmt: skip


@page("links/<int:pk>/send/", name="send_links", permission=INVITE)
@require_POST
def send_links(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail the next few that have not gone out."""
    shown = get_object_or_404(LinkRound, pk=pk)
    if not settings.MAIL_IS_SET_UP or shown.expires_on < timezone.localdate():
        messages.error(request, "Nothing was sent: mail is not set up, or the links of this round are over.")
        return redirect("admin:round", pk)
    handed = partial(deliver, site=request.build_absolute_uri("/")[:-1], connection=get_connection())
    sent = asking.send(reading.to_mail(shown)[:MAILS_AT_ONCE], handed)
    messages.success(request, f"{sent.sent} mails went out; {sent.troubled} could not.")
    return redirect("admin:round", pk)


@page("links/<int:pk>/sent/", name="mark_links_sent", permission=INVITE)
@require_POST
def mark_links_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that letters or merged mails went out."""
    count = asking.mark_sent(get_object_or_404(LinkRound, pk=pk).links.all(), timezone.now())
    messages.success(request, f"{count} links count as sent.")
    return redirect("admin:round", pk)


@page("links/<int:pk>/revoke/", name="revoke_links", permission=INVITE)
@require_POST
def revoke_links(request: HttpRequest, pk: int) -> HttpResponse:
    """End one link, or all of a round."""
    ended = get_object_or_404(LinkRound, pk=pk).links.all()
    one = request.POST.get("link", "")
    if one:
        ended = (
            ended.filter(pk=int(one)) if one.isascii() and one.isdigit() and len(one) < 19 else ended.none()
        )
    messages.success(request, f"Ended: {asking.revoke(ended, timezone.localdate())}.")
    return redirect("admin:round", pk)


@page("links/<int:pk>/time/", name="renew_links", permission=INVITE)
@require_POST
def renew_links(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the links of a round work until another day."""
    shown, form = get_object_or_404(LinkRound, pk=pk), MoreTimeForm(request.POST)
    if form.is_valid():
        asking.renew(shown, form.cleaned_data["expires_on"])
        messages.success(request, f"Its links work until {shown.expires_on:%B %-d, %Y}.")
    else:
        messages.error(request, " ".join(form.errors.get("expires_on", ())))
    return redirect("admin:round", pk)
