"""Where people who took part in a program answer a few questions, and the rules that this goes by."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from programs import curation
from programs.experience import FEWEST, ITEMS, MONTHS
from programs.forms import ExperienceForm
from programs.forms.experiencing import NOT_GOOD
from programs.models import Experience
from programs.views.my_week import SeeOther
from programs.views.sending import form_page


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def experience(request: HttpRequest) -> HttpResponse:
    """The questions. A code lets answers in, once, and nothing ties it to them afterwards."""
    return form_page(request, "experience/questions.html", ExperienceForm, _taken, {})


def _taken(form: ExperienceForm) -> HttpResponse | None:
    code = form.cleaned_data["code"]
    if curation.take_experience(code, form.answers, today=timezone.localdate()) is None:
        form.add_error("code", NOT_GOOD)
        return None
    return SeeOther(reverse("experience_thanks"))


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """It is in, and what happens with it."""
    return render(request, "experience/thanks.html", {"fewest": FEWEST})


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Who may answer, what is asked, what is kept and shown, and what a moderator may do."""
    context = {
        "fewest": FEWEST,
        "months": MONTHS,
        "questions": [gettext(item.question) for item in ITEMS],
        "kept": Experience.objects.counted().count(),
        "held_back": Experience.objects.held_back().count(),
    }
    return render(request, "experience/rules.html", context)
