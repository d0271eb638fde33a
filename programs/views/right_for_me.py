"""Is it right for me? The page is the same for everyone; what is answered there never reaches us."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import language
from programs import right_for_me as content
from programs.crisis import crisis
from programs.right_for_me.kinds import REVIEWED_ON


@require_safe
def right_for_me(request: HttpRequest) -> HttpResponse:
    """Each question with the outcomes at its answers, for oneself or, on `?for=someone`, for another."""
    context = {
        "for_someone": request.GET.get("for") == "someone",
        "safety": content.SAFETY,
        "fit": content.FIT,
        "ending": content.ENDING,
        "in_short": content.IN_SHORT.items(),
        "helpline": crisis(language.current()).helpline,
        "reviewed_on": REVIEWED_ON,
    }
    return render(request, "right_for_me.html", context)
