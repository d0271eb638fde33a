"""Tables whose forms are heard: what a form says goes through `curation`, and nothing is saved past it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from programs.roles import VERIFY

from .tables import Remembered


class Heard(Remembered):
    """A table whose page says things of a program. A subclass writes `hear`."""

    changed_by = VERIFY

    def hear(self, request: HttpRequest, form: Any, formsets: dict[str, Any]) -> list[str]:
        """Write what the forms say. Returns what was spoken of, in words."""
        raise NotImplementedError

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        return form.instance

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing: `save_related` hears the whole page at once."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Iterable[Any], change: bool) -> None:
        form.heard = self.hear(request, form, {formset.prefix: formset for formset in formsets})

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> str:
        return ", ".join(form.heard) or "Nothing changed"

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            messages.error(request, f"Nothing was saved. {' '.join(error.messages)}")
            return redirect(request.get_full_path())
