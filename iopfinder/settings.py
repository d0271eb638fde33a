"""Settings, all from the environment. A bad value stops the start with one sentence.

DEBUG              on or off (default off)
SECRET_KEY         50 or more random characters; needed unless DEBUG is on
DATABASE_URL       sqlite:///path or postgres://user:password@host/name (default: iopfinder.sqlite3 here)
ALLOWED_HOSTS      the host names we answer to, with commas; needed unless DEBUG is on
HTTPS_ONLY         on or off (default: on unless DEBUG is on); behind a proxy that sets X-Forwarded-Proto
PROXIES            how many proxies of yours stand in front (default 0); each must add to X-Forwarded-For
FINDTREATMENT_URL  where the importer fetches from (default https://findtreatment.gov)
CONTACT_EMAIL      where readers may write about the site (default: none, and its pages say so)
RUN_BY             the person or organization that runs this copy (default: none, and its pages say so)
EMAIL_URL          smtp+tls://user:password@host:587, for mail to programs from CONTACT_EMAIL (default: none)
"""

from datetime import timedelta
from email.utils import formataddr
from pathlib import Path

from csp.constants import NONE, SELF

from iopfinder.environment import (
    env,
    read_contact,
    read_database,
    read_findtreatment_url,
    read_flag,
    read_hosts,
    read_mail,
    read_proxies,
    read_secret,
)

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = read_flag("DEBUG", default=False)
SECRET_KEY = read_secret(DEBUG)
ALLOWED_HOSTS = read_hosts(DEBUG)
HTTPS_ONLY = read_flag("HTTPS_ONLY", default=not DEBUG)
PROXIES = read_proxies()
FINDTREATMENT_URL = read_findtreatment_url()
CONTACT_EMAIL = read_contact()
RUN_BY = env.str("RUN_BY", "").strip()
MAIL = read_mail(CONTACT_EMAIL)
MAIL_IS_SET_UP = "dummy" not in str(MAIL["EMAIL_BACKEND"])
vars().update(MAIL)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = (
    formataddr((RUN_BY or "IOP Finder", CONTACT_EMAIL)) if CONTACT_EMAIL else "webmaster@localhost"
)
DATABASES = {"default": read_database(BASE_DIR / "iopfinder.sqlite3")}

INSTALLED_APPS = [
    "programs.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "axes",
    "import_export",
    "simple_history",
    "programs",
]

# Compressing is safe against guessing secrets by length: visitors' pages hold none, and the desk's
# CSRF token is masked anew in every answer, whose length Django also blurs.
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "iopfinder.middleware.PrivacyHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "iopfinder.middleware.LanguageOfPath",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "iopfinder.middleware.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "iopfinder.middleware.DatabaseOutage",
    "axes.middleware.AxesMiddleware",
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

ROOT_URLCONF = "iopfinder.urls"
CSRF_FAILURE_VIEW = "programs.views.errors.csrf_failure"
WSGI_APPLICATION = "iopfinder.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "programs.context.site",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["iopfinder.formats"]
TIME_ZONE = "America/New_York"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# What a browser can switch off for a page, in names that Chromium knows: it complains of others.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer autoplay browsing-topics camera clipboard-read display-capture encrypted-media "
        "fullscreen gamepad geolocation gyroscope hid idle-detection keyboard-map local-fonts magnetometer "
        "microphone midi otp-credentials payment picture-in-picture publickey-credentials-get "
        "screen-wake-lock serial storage-access sync-xhr usb window-management xr-spatial-tracking"
    ).split()
)

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS_ONLY
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True

# The desk: its cookies stay below its address, so that no visitor's page ever sees one. A session ends after
# 30 idle minutes, and 12 hours after it began (middleware.Sessions).
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
SESSION_COOKIE_AGE = 30 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"
OTP_TOTP_ISSUER = "IOP Finder"
AXES_HANDLER = "iopfinder.signing_in.NameAlone"
AXES_USERNAME_CALLABLE = "iopfinder.signing_in.stand_in"
AXES_CLIENT_IP_CALLABLE = "iopfinder.signing_in.no_address"
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_LOCKOUT_TEMPLATE = "desk/sign_in/locked.html"
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = IMPORT_EXPORT_ESCAPE_ILLEGAL_CHARS_ON_EXPORT = True

if HTTPS_ONLY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

# HSTS for every subdomain, and preloading it, are promises only the domain's owner can make. Wrong
# passwords are counted by name alone: to count them by address, addresses would have to be kept.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "axes.W006"]

# With DEBUG off an exception's message is left out too, since it may quote what a reader typed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_query": {"()": "iopfinder.logs.WithoutQuery"}},
    "formatters": {
        "line": {
            "()": "logging.Formatter" if DEBUG else "iopfinder.logs.WithoutMessages",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
        "request": {
            "()": "django.utils.log.ServerFormatter",
            "format": "[{server_time}] {message}",
            "style": "{",
        },
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["without_query"], "formatter": "line"},
        "requests": {"class": "logging.StreamHandler", "filters": ["without_query"], "formatter": "request"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": ["requests"], "level": "INFO", "propagate": False},
        "programs": {"level": "INFO"},
        # It tells who failed to sign in.
        "axes": {"level": "ERROR"},
        # It warns of every HEAD request: Django leaves it to the server to drop the body.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
