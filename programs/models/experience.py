"""What people who took part say, in structured answers only."""

from django.conf import settings
from django.db import models

from programs.querysets import ExperienceQuerySet


class Invitation(models.Model):
    """A code handed to somebody who took part. Which answers it brought is not kept."""

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the code.")
    made_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    handed_to = models.CharField(max_length=120, blank=True, help_text="The partner who hands it out.")
    expires_on = models.DateField()
    used = models.BooleanField(default=False)
    revoked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return f"invitation of {self.made_on}"


class Experience(models.Model):
    """One person's answers about one program, known by the month alone."""

    program = models.ForeignKey("programs.Program", on_delete=models.CASCADE, related_name="experiences")
    month = models.DateField(help_text="First day of the month in which it was given.")
    answers = models.JSONField(help_text="Codes of `programs.experience`, each with one of its answers.")
    held_back_on = models.DateField(null=True, blank=True, help_text="Taken out by a moderator.")
    held_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=200, blank=True)

    objects = ExperienceQuerySet.as_manager()

    class Meta:
        ordering = ["-month"]
        indexes = [models.Index(fields=["program", "month"], name="experience_of_program")]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="experience_month_alone"),
        ]

    def __str__(self) -> str:
        return f"{self.program_id} in {self.month:%Y-%m}"
