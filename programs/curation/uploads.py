"""Inputs that wait at the desk: kept, applied, dropped."""

from __future__ import annotations

from collections.abc import Mapping

from programs.models import ImportRun, Upload


def keep_upload(upload: Upload, counts: Mapping[str, int]) -> Upload:
    """Keep an input to be looked at, with what it would change when it came."""
    upload.counts = dict(counts)
    upload.save()
    return upload


def settle_upload(upload: Upload, run: ImportRun | None) -> None:
    """It was applied. No run: there was nothing left to change."""
    Upload.objects.filter(pk=upload.pk).update(state=Upload.State.APPLIED, run=run)


def drop_upload(upload: Upload) -> bool:
    """Let go of an input that waits; its file is not kept. False when it no longer waits."""
    waiting = Upload.objects.filter(pk=upload.pk, state=Upload.State.WAITING)
    return bool(waiting.update(state=Upload.State.DROPPED, packed=b""))
