"""The site's settings as the tests run them: as in production, but on plain HTTP and unhashed files."""

import os

os.environ |= {
    "DEBUG": "off",
    "SECRET_KEY": "only-for-the-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "testserver",
    "HTTPS_ONLY": "off",
    "FINDTREATMENT_URL": "http://127.0.0.1:1",
}

from iopfinder.settings import *  # noqa: F403
from iopfinder.settings import STORAGES

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
