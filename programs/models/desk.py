"""What the desk keeps of its own: who works for whom, decisions about pairs, and measured samples."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from programs.accuracy import Finding, Tally
from programs.querysets import SampleQuerySet

FINDINGS = [("", "Not called yet"), *((finding.value, finding.label) for finding in Finding)]


class ProgramStaff(models.Model):
    """A person who works for an organization and may propose changes to its programs."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="program_staff"
    )
    organization = models.ForeignKey(
        "programs.Organization", on_delete=models.CASCADE, related_name="program_staff"
    )

    class Meta:
        verbose_name_plural = "program staff"

    def __str__(self) -> str:
        return f"{self.user} of {self.organization}"


class SavedFilter(models.Model):
    """A list as a member of the desk likes to see it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    page = models.CharField(max_length=60, help_text="The list, as its model is called.")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500, help_text="The address behind the question mark.")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "page", "name"], name="saved_filter_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Sheet(models.Model):
    """A spreadsheet of our curators that waits for somebody to look at what it would change."""

    class Kind(models.TextChoices):
        FACTS = "facts", "Facts"
        SESSIONS = "sessions", "Sessions"
        PRICES = "prices", "Prices"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        APPLIED = "applied", "Applied"
        DROPPED = "dropped", "Dropped"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=255, help_text="The file's name.")
    packed = models.BinaryField(help_text="The file as it came, gzipped; emptied once it no longer waits.")
    sha256 = models.CharField(max_length=64)
    method = models.CharField(max_length=8, blank=True, help_text="How we know it: `Verification.Method`.")
    observed_on = models.DateField(help_text="For rows without a day of their own.")
    reason = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    counts = models.JSONField(default=dict, help_text="What it changed, once it was applied.")

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class NotSame(models.Model):
    """Two programs that look alike and are not the same."""

    one = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="not_same_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="not_same_lower_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"


class SharedNumber(models.Model):
    """A phone number of unlike owners at which somebody had a look."""

    number = models.CharField(max_length=16, unique=True, help_text="E.164: +15135550142.")
    owners = models.JSONField(default=list, help_text="Who had it then. Another one makes it stand out.")
    note = models.CharField(max_length=200, blank=True, help_text="What was found.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    on = models.DateField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number


class Sample(models.Model):
    """Programs drawn at random in one month, to measure how often what is shown is right."""

    month = models.DateField(unique=True, help_text="Its first day.")
    seed = models.CharField(max_length=40, help_text="Makes the draw reproducible.")
    population = models.PositiveIntegerField(help_text="How many programs it was drawn from.")
    drawn_on = models.DateField()
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_on = models.DateField(null=True, blank=True)

    objects = SampleQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-month"]
        constraints = [models.CheckConstraint(condition=models.Q(month__day=1), name="sample_month_alone")]

    def __str__(self) -> str:
        return f"{self.month:%B %Y}"

    @property
    def tally(self) -> Tally:
        """What its calls came to; for samples from `SampleQuerySet.counted`."""
        findings = {found.value: getattr(self, f"found_{found.value}") for found in Finding}
        return Tally(population=self.population, drawn=self.found_all, **findings)


class SampledProgram(models.Model):
    """One program of a sample, and what the call found."""

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="drawn")
    program = models.ForeignKey("programs.Program", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    finding = models.CharField(max_length=10, choices=FINDINGS, blank=True, default="")
    shown = models.JSONField(default=dict, help_text="What readers saw when it was drawn, by what is asked.")
    answers = models.JSONField(default=dict, help_text="Of each: as shown, not as shown, or not said.")
    note = models.TextField(blank=True, help_text="For the desk alone.")
    called_on = models.DateField(null=True, blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "program"], name="sampled_once"),
            models.UniqueConstraint(fields=["sample", "position"], name="sampled_position_once"),
            models.CheckConstraint(
                condition=models.Q(finding="", called_on__isnull=True)
                | ~models.Q(finding="") & models.Q(called_on__isnull=False),
                name="sampled_finding_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.program_id}"
