"""What gunicorn serves."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iopfinder.settings")

application = get_wsgi_application()

# Load every view before gunicorn forks, so that no worker's first reader waits for it.
import_module(settings.ROOT_URLCONF)
