"""What is asked of an input before it is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from programs.imports.waiting import MB, MOST_BYTES, MOST_STATES
from programs.models import Upload
from programs.states import state_code

ALL_LEVELS = "Take programs without intensive outpatient too"


class FileForm(forms.Form):
    """A file of one of the public directories."""

    file = forms.FileField(
        label="File",
        help_text="SAMHSA’s National Directory as CSV (UTF-8) or XLSX, or saved FindTreatment.gov pages as "
        f"JSON. {MOST_BYTES // MB} MB at most.",
    )
    observed_on = forms.DateField(
        label="Day that it speaks of", required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Saved pages need the day they were fetched. A directory’s name tells its own.",
    )  # fmt: skip
    all_levels = forms.BooleanField(label=ALL_LEVELS, required=False)

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"It has {file.size / MB:.0f} MB; {MOST_BYTES // MB} MB are the most."
            )
        return file

    def keep(self, keep_file: Callable[..., Upload], by: Any) -> Upload:
        """Keep what was sent. UnreadableError when it cannot be used."""
        given = self.cleaned_data
        file = given["file"]
        return keep_file(
            file.name, file.read(), observed_on=given["observed_on"], all_levels=given["all_levels"], by=by
        )


class FetchForm(forms.Form):
    """States to ask FindTreatment.gov for."""

    states = forms.CharField(
        label="States", max_length=200,
        help_text=f"Up to {MOST_STATES}, such as: OH KY. It takes up to a minute.",
    )  # fmt: skip
    all_levels = forms.BooleanField(label=ALL_LEVELS, required=False)

    def keep(self, keep_states: Callable[..., Upload], by: Any) -> Upload:
        """Fetch and keep. UnreadableError when nothing could be had."""
        given = self.cleaned_data
        return keep_states(_words(given["states"]), all_levels=given["all_levels"], by=by)


def _words(text: str) -> list[str]:
    """The states in what was typed: "OH KY", "Ohio, New York"."""
    parts = [part.strip() for part in re.split("[,;]", text) if part.strip()]
    return [word for part in parts for word in ([part] if state_code(part) else part.split())]
