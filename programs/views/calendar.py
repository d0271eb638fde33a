"""A track's sessions as a calendar file."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from programs.calendar import Series, calendar_text
from programs.models import Program, Track
from programs.views.errors import bad_request
from programs.views.merged import lead_on_to_track

FARTHEST = timedelta(days=2 * 366)
"""How far from today a first day may lie, either way."""


class FirstDayForm(forms.Form):
    """From which day on, and whether the entries may say what they are."""

    start = forms.DateField(required=False)
    named = forms.BooleanField(required=False)

    def clean_start(self) -> date:
        today = timezone.localdate()
        start = self.cleaned_data["start"] or today + timedelta(1)
        if abs(start - today) > FARTHEST:
            raise forms.ValidationError(_("That day is too far away."))
        return start


@require_safe
def calendar(request: HttpRequest, slug: str, track: int) -> HttpResponse:
    """The file; 404 for a track without sessions. A day that makes no sense is a bad request."""
    published = Track.objects.filter(program__status=Program.Status.PUBLISHED, program__slug=slug)
    held = published.with_sessions().filter(pk=track).first()
    if held is None:
        return lead_on_to_track(request, slug, track)
    if not held.slots():
        raise Http404
    form = FirstDayForm(request.GET)
    if not form.is_valid():
        return bad_request(request)
    series = series_of(held, form.cleaned_data["start"], request if form.cleaned_data["named"] else None)
    response = HttpResponse(
        calendar_text(series, timezone.now()), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="sessions.ics"'
    return response


def series_of(track: Track, first_day: date, named_in: HttpRequest | None) -> Series:
    """The track's sessions. Others may see a calendar, so its entries say only "Appointment" unless named."""
    program = track.program
    where = [*program.location.street_lines, program.location.town_line]
    online = track.delivery == Track.Delivery.TELEHEALTH
    return Series(
        key=f"{program.slug} {track.name}",
        slots=track.slots(),
        first_day=first_day,
        weeks=track.weeks or program.weeks,
        zone=program.location.time_zone,
        title=program.name if named_in else gettext("Appointment"),
        place=", ".join(where) if named_in and not online else "",
        url=named_in.build_absolute_uri(program.get_absolute_url()) if named_in else "",
    )
