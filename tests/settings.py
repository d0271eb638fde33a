"""The site's settings as the tests run them: as in production, but on plain HTTP and unhashed files."""

import os
import tempfile
from pathlib import Path

os.environ |= {
    "DEBUG": "off",
    "SECRET_KEY": "only-for-the-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "testserver",
    "HTTPS_ONLY": "off",
    "FINDTREATMENT_URL": "http://127.0.0.1:1",
}

from iopfinder.settings import *  # noqa: F403
from iopfinder.settings import DATABASES, STORAGES

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A file, not memory: the live server's threads then have a connection each, as when the site serves.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.gettempdir()) / f"iopfinder-{os.getpid()}.sqlite3")
    }
else:  # What a test commits need not survive a loss of power.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
