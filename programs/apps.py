from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Programs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(keep_vocabulary_in_step, sender=self)


def keep_vocabulary_in_step(**kwargs) -> None:
    """After every migration the terms are the code's, and search rows are packed by their bits."""
    from programs import curation

    if curation.sync_vocabulary():
        curation.refresh_rows()
