"""Where readers say that something is wrong, or name a program, and see what became of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from programs import curation, language
from programs.curation import Doubt
from programs.forms import ReportForm, SuggestionForm
from programs.forms.guarded import WORDS
from programs.letters import grouped, tidy
from programs.models import Program, Report, Suggestion, Term
from programs.reportable import things
from programs.states import STATES
from programs.views.merged import lead_on, successor
from programs.views.my_week import SeeOther
from programs.views.sending import form_page, sender_of

GROUP = 3
"""Letters in a piece of a reference."""


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what is wrong about a program. It waits for a curator, and leads to the page that says so."""
    there = Program.objects.for_page()
    program = there.filter(slug=slug).first()
    if program is None and request.method != "POST":
        return lead_on(request, "report", slug)
    program = program or get_object_or_404(there, slug=successor(slug))
    offered = things(program, list(program.facts.shown()), timezone.localdate())

    def form_of(data: QueryDict | None) -> ReportForm:
        terms = {thing.about: thing.codes for thing in offered if thing.terms}
        return ReportForm(data, slug=slug, offered=[thing.about for thing in offered], terms=terms)

    context = {"program": program, "things": offered, "most": WORDS}
    return form_page(request, "report.html", form_of, lambda form: _taken(request, program, form), context)


def _taken(request: HttpRequest, program: Program, form: ReportForm) -> HttpResponse:
    said = form.cleaned_data
    term = Term.objects.filter(code=form.term).first() if form.term else None
    doubt = Doubt(program, said["about"], term, said["words"], language.current())
    taken = curation.take_report(
        doubt, token=said["token"], sender=sender_of(request), today=timezone.localdate()
    )
    return SeeOther(told_url(taken.reference))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    """Name a program that is missing here. It waits for a curator."""
    states = sorted(((code, language.state(code)) for code in STATES), key=lambda pair: pair[1])
    context = {"states": states, "most": WORDS}
    return form_page(request, "suggest.html", SuggestionForm, _suggested, context)


def _suggested(form: SuggestionForm) -> HttpResponse:
    taken = curation.take_suggestion(
        form.said, token=form.cleaned_data["token"], language=language.current(), today=timezone.localdate()
    )
    return SeeOther(told_url(taken.reference))


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """What became of a report or a suggestion, by its reference; without one, how to make one."""
    letters = tidy(request.GET.get("reference", ""))
    found = _by_reference(letters) if letters else None
    return render(
        request, "told.html", {**_about(found), "typed": grouped(letters, GROUP)[:40], "found": found}
    )


def told_url(reference: str) -> str:
    """The page that a reader keeps."""
    return f"{reverse('told')}?{urlencode({'reference': grouped(reference, GROUP)})}"


def _by_reference(letters: str) -> Report | Suggestion | None:
    reports = Report.objects.select_related("program", "term")
    named = Suggestion.objects.select_related("program")
    return reports.filter(reference=letters).first() or named.filter(reference=letters).first()


def _about(found: Report | Suggestion | None) -> dict[str, Any]:
    """What a reader said, in words; empty for nothing."""
    match found:
        case Report():
            term = language.term(found.term.code).name if found.term else ""
            said = {"about": found.get_about_display(), "term": term}
            return {"program": found.program, "is_seen": _is_seen(found.program), **said}
        case Suggestion():
            return {"name": found.name, "is_seen": _is_seen(found.program)}
    return {}


def _is_seen(program: Program | None) -> bool:
    """Whether there is a page of it."""
    return program is not None and program.status in (Program.Status.PUBLISHED, Program.Status.CLOSED)
