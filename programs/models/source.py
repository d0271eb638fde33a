"""Where facts come from: the source, the raw row as it came, and the run that brought it."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords


class Source(models.Model):
    """Someone who says something about programs: a public directory, a curator's call, a program itself."""

    class Kind(models.TextChoices):
        DIRECTORY = "directory", "Public directory"
        CURATOR = "curator", "Our curators"
        PROGRAM = "program", "The program itself"
        DEMO = "demo", "Fictional demo data"

    #: Who is believed when two sources disagree and neither statement was decided by a curator.
    STANDING = {Kind.CURATOR: 3, Kind.PROGRAM: 2, Kind.DIRECTORY: 1, Kind.DEMO: 1}

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120, help_text="As shown beside each fact.")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    publisher = models.CharField(max_length=160, blank=True)
    url = models.URLField("web address", blank=True)
    licence = models.CharField(max_length=160, blank=True, help_text="Terms of use: public domain, CC0 ...")
    observed = models.CharField(
        max_length=80, blank=True, help_text="In words, what its date means: survey of 2023."
    )

    #: What a curator corrects is recorded by hand (`curation.describing`); imports tell of themselves.
    skip_history_when_saving = True
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> int:
        """How far this source is believed over another: the higher wins."""
        return self.STANDING[self.Kind(self.kind)]


class ImportRun(models.Model):
    """One reading of one source: what it brought, what it changed, and how it ended."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="runs")
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="Of the file as read.")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    counts = models.JSONField(default=dict, help_text="New, changed, gone, unsure, skipped, unchanged.")
    reverted_at = models.DateTimeField(null=True, blank=True)
    reverted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True)
                | models.Q(finished_at__gte=models.F("started_at")),
                name="import_run_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} on {self.started_at:%Y-%m-%d %H:%M}"


class SourceRecord(models.Model):
    """A raw row as its source published it, kept apart from what we publish."""

    class Match(models.TextChoices):
        KEY = "key", "Same row as before"
        NEW = "new", "New program"
        SAME = "same", "Same name and address as another source's"
        UNSURE = "unsure", "May be a program we know: decide"
        DECIDED = "decided", "Decided by a curator"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="records")
    key = models.CharField(max_length=120, help_text="The source's own id, or one made of name and address.")
    program = models.ForeignKey(
        "programs.Program", null=True, blank=True, on_delete=models.SET_NULL, related_name="records"
    )
    match = models.CharField(max_length=8, choices=Match.choices, default=Match.NEW)
    candidate = models.ForeignKey(
        "programs.Program", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="The program an unsure record may be.",
    )  # fmt: skip
    raw = models.JSONField(help_text="The row, untouched.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the raw row; tells whether it changed.")
    observed_on = models.DateField(help_text="The day its source says it was true.")
    first_run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+")
    last_run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="records")
    gone_on = models.DateField(null=True, blank=True, help_text="When the source stopped listing it.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="record_key_once_per_source")]
        indexes = [models.Index(fields=["source", "gone_on"], name="record_source_gone")]

    def __str__(self) -> str:
        return f"{self.source}: {self.key}"


class RecordBefore(models.Model):
    """A raw row as it stood before a run changed it, so that the run can be reverted.

    A row that the run brought has none: the run is its first.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="replaced")
    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="+")
    raw = models.JSONField(null=True, help_text="Empty: the row itself stayed; its day may not have.")
    observed_on = models.DateField()
    gone_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "record"], name="record_before_once_per_run")]

    def __str__(self) -> str:
        return f"{self.record} before run {self.run_id}"


class Upload(models.Model):
    """An input that waits at the desk for somebody to look at what it would change."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        APPLIED = "applied", "Applied"
        DROPPED = "dropped", "Dropped"

    name = models.CharField(max_length=255, help_text="The file's name, or the states asked for.")
    packed = models.BinaryField(help_text="The file as it came, gzipped.")
    sha256 = models.CharField(max_length=64)
    observed_on = models.DateField(null=True, blank=True, help_text="Empty: the day that the file says.")
    all_levels = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    counts = models.JSONField(default=dict, help_text="What it would change, when it was read.")
    run = models.ForeignKey(ImportRun, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name
