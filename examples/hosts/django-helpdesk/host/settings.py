"""A helpdesk on one machine, for trying out the scorecard; not a configuration for production."""

import mimetypes
import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
CALIBRANT = Path(os.environ.get("CALIBRANT", BASE_DIR.parents[2]))

# Without its type a browser compiles the engine only after it has come in full.
mimetypes.add_type("application/wasm", ".wasm")

DEBUG = True
SECRET_KEY = "only-for-trying-out"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "host.urls"
SITE_ID = 1
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
USE_TZ = True
TIME_ZONE = "Europe/London"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.humanize",
    "rest_framework",
    "quality",  # before helpdesk, whose ticket page it extends
    "helpdesk",
]

MIDDLEWARE = [
    "quality.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
CONTENT_SECURITY_POLICY = os.environ.get("CONTENT_SECURITY_POLICY", "")

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("HELPDESK_DATABASE", BASE_DIR / "helpdesk.sqlite3"),
    },
}

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    ("calibrant", CALIBRANT / "www/dist/element"),
    ("scorecards", CALIBRANT / "pkg/scorecards"),
]
QUALITY_SCORECARD = CALIBRANT / "pkg/scorecards/service-quality.json"

LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/tickets/"
HELPDESK_USE_CDN = False
HELPDESK_TEAMS_MODE_ENABLED = False
