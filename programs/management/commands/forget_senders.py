"""Throw away what tells readers' reports apart, once it has had its time. Run it every day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from programs import curation


class Command(BaseCommand):
    help = "Delete yesterday's counts of what was sent, and salts and digests over 30 days old."

    def handle(self, *args: Any, **options: Any) -> None:
        curation.forget_senders(timezone.localdate())
