from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Programs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(keep_vocabulary_in_step, sender=self)
        post_migrate.connect(keep_roles_in_step, sender=self)


class DeskConfig(admin_apps.SimpleAdminConfig):
    """Django's admin with our own site, on which only what `programs.admin` names is found."""

    default = False
    default_site = "programs.admin.site.Desk"

    def ready(self) -> None:
        super().ready()
        import_module("programs.admin")


def keep_vocabulary_in_step(**kwargs) -> None:
    """After every migration the terms are the code's, and search rows are packed by their bits."""
    from programs import curation

    if curation.sync_vocabulary():
        curation.refresh_rows()


def keep_roles_in_step(**kwargs) -> None:
    """After every migration the groups of the desk may do what the code's roles may."""
    from programs import curation

    curation.sync_roles()
