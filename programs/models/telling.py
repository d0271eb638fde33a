"""What readers and programs tell the desk: reports, suggestions, links to answer by, and proposals."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.querysets import ReportQuerySet


class Decided(models.Model):
    """Something that waits for a curator, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(blank=True, help_text="Why; for the desk alone.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_on__isnull=True)
                | ~models.Q(state="waiting") & models.Q(decided_on__isnull=False),
                name="%(class)s_decided_has_a_date",
            )
        ]


class Salt(models.Model):
    """Random bytes that make a day's senders comparable, and nobody recognizable once they are deleted."""

    day = models.DateField(primary_key=True)
    value = models.BinaryField()

    def __str__(self) -> str:
        return f"salt of {self.day}"


class Throttle(models.Model):
    """How often one sender, known only by a salted digest, has sent something on one day."""

    salt = models.ForeignKey(Salt, on_delete=models.CASCADE, related_name="senders")
    sender = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["salt", "sender"], name="throttle_once_per_sender")]

    def __str__(self) -> str:
        return f"{self.count} on {self.salt_id}"


class Report(Decided):
    """A reader says that something shown about a program is wrong."""

    class About(models.TextChoices):
        PHONE = "phone", _("The phone number is wrong")
        OPENING = "opening", _("It is not taking new people")
        SCHEDULE = "schedule", _("The days or times are wrong")
        PRICE = "price", _("The price is different")
        PAYS = "pays", _("It does not take the payment shown")
        ADDRESS = "address", _("The address is wrong")
        CLOSED = "closed", _("It has closed")
        FACT = "fact", _("Something else it offers is wrong")
        OTHER = "other", _("Something else")

    reference = models.CharField(max_length=12, unique=True, help_text="What the reader keeps.")
    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="reports")
    about = models.CharField(max_length=8, choices=About.choices)
    term = models.ForeignKey(
        "programs.Term", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(blank=True, max_length=1000)
    language = models.CharField(max_length=2, default="en")
    received_on = models.DateField()
    sender = models.CharField(
        max_length=64, blank=True, help_text="A salted digest, to tell two readers apart; emptied later."
    )
    disputed_on = models.DateField(
        null=True, blank=True, help_text="When a second reader said the same; shown until it is decided."
    )

    objects = ReportQuerySet.as_manager()

    class Meta(Decided.Meta):
        ordering = ["received_on", "pk"]
        indexes = [models.Index(fields=["program", "state"], name="report_of_program")]

    def __str__(self) -> str:
        return self.reference


class Suggestion(Decided):
    """A reader names a program that is not listed."""

    reference = models.CharField(max_length=12, unique=True, help_text="What the reader keeps.")
    name = models.CharField(max_length=200)
    city = models.CharField(max_length=80, blank=True)
    state_code = models.CharField("state", max_length=2, blank=True, help_text="USPS code: OH.")
    phone = models.CharField(max_length=30, blank=True)
    website = models.URLField(max_length=300, blank=True)
    words = models.TextField(blank=True, max_length=1000)
    language = models.CharField(max_length=2, default="en")
    received_on = models.DateField()
    program = models.ForeignKey(
        "programs.Program", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="What was made of it.",
    )  # fmt: skip

    class Meta(Decided.Meta):
        ordering = ["received_on", "pk"]

    def __str__(self) -> str:
        return self.reference


class LinkRound(models.Model):
    """Links made at one time, for the programs of one list."""

    class Way(models.TextChoices):
        CSV = "csv", "CSV for a mail merge"
        LETTER = "letter", "Printed letters"
        MAIL = "mail", "One mail each"

    name = models.CharField(max_length=120)
    way = models.CharField(max_length=6, choices=Way.choices)
    listed = models.CharField(max_length=500, blank=True, help_text="The filters of the list, as an address.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    expires_on = models.DateField()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name


class UpdateLink(models.Model):
    """One signed address at which one program answers for itself."""

    round = models.ForeignKey(LinkRound, on_delete=models.CASCADE, related_name="links")
    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="update_links")
    key = models.CharField(max_length=32, unique=True, help_text="Random; signed in the address.")
    sent_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True, help_text="Why it could not be sent.")
    opened_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "program"], name="link_once_per_round")]

    def __str__(self) -> str:
        return f"{self.round}: {self.program_id}"


class Proposal(Decided):
    """What a program says about itself, beside what is known, until a curator takes it over."""

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="proposals")
    link = models.OneToOneField(
        UpdateLink, null=True, blank=True, on_delete=models.CASCADE, related_name="proposal"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals",
        help_text="A member of the program's staff; empty when it came by a link.",
    )  # fmt: skip
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    submitted_on = models.DateField(null=True, blank=True, help_text="Empty: still being written.")
    taken = models.JSONField(
        null=True, blank=True, editable=False,
        help_text="What was taken over and what stood before, as long as that can be taken back.",
    )  # fmt: skip

    class Meta(Decided.Meta):
        ordering = ["submitted_on", "pk"]
        indexes = [models.Index(fields=["state", "submitted_on"], name="proposal_waiting")]

    def __str__(self) -> str:
        return f"{self.program} on {self.submitted_on or self.saved_at:%Y-%m-%d}"
