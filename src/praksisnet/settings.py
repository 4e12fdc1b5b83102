"""The one settings file: reads the environment, and stops with the remedy in the text when something is wrong."""

import sys
from importlib.util import find_spec
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

# test | demo | production
MODE = env.str("PRAKSISNET_MODE", "test" if "pytest" in sys.modules else "production")
if MODE not in {"test", "demo", "production"}:
    raise ImproperlyConfigured(f"PRAKSISNET_MODE is {MODE!r}. Set it to demo or production.")
DEMO = MODE == "demo"
DATA = Path(env.str("PRAKSISNET_DATA", "data")).resolve()
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = False
SECRET_KEY = env.str(
    "PRAKSISNET_SECRET_KEY",
    "demo-only-secret-key-that-production-refuses-0123456789abcdef" if MODE != "production" else "",
)
if not SECRET_KEY:
    raise ImproperlyConfigured("PRAKSISNET_SECRET_KEY is missing. Set it to 50 or more random characters.")
LINK_KEYS = env.list("PRAKSISNET_LINK_KEYS", default=[SECRET_KEY + ":links"])
ALLOWED_HOSTS = env.list("PRAKSISNET_HOSTS", default=["127.0.0.1", "localhost", "testserver"])
SITE_ADDRESS = env.str("PRAKSISNET_ADDRESS", "http://127.0.0.1:8000")

# What the public pages say about this installation: who runs it, who answers, where the data lies.
OPERATOR = env.str("PRAKSISNET_OPERATOR", "")
SUPPORT_ADDRESS = env.str("PRAKSISNET_SUPPORT", "hjaelp@praksisnet.example" if DEMO else "")
SECURITY_ADDRESS = env.str("PRAKSISNET_SECURITY", SUPPORT_ADDRESS or "security@localhost")
HOSTED_AT = env.str("PRAKSISNET_HOSTED_AT", "")
SUB_PROCESSORS = env.list("PRAKSISNET_SUB_PROCESSORS", default=[])
BACKUP_DAYS = env.int("PRAKSISNET_BACKUP_DAYS", 30)

# A GET that writes fails loudly wherever we test; production trusts the tests.
ENFORCE_READS = env.bool("PRAKSISNET_ENFORCE_READS", MODE != "production")

ROOMS = [
    "demo",
    "pages",
    "networks",
    "themes",
    "approvals",
    "todos",
    "notices",
    "organisations",
    "people",
    "guard",
    "access",
    "jobs",
    "journal",
    "kit",
]
INSTALLED_APPS = [
    *[f"praksisnet.{room}" for room in ROOMS],
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "rules.apps.AutodiscoverRulesConfig",
]
# A development check: two migrations side by side would be applied in an order nobody chose.
if find_spec("django_linear_migrations"):
    INSTALLED_APPS.append("django_linear_migrations")
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "praksisnet.kit.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "praksisnet.kit.reads.ReadOnlyMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
]
ROOT_URLCONF = "praksisnet.urls"
WSGI_APPLICATION = "praksisnet.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,  # each room's jinja2/ folder
        "OPTIONS": {
            "environment": "praksisnet.kit.templating.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "praksisnet.kit.templating.page",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'praksisnet.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA / "cache"}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
FORMAT_MODULE_PATH = "praksisnet.kit.locale_formats"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
EMAIL_BACKEND = "praksisnet.notices.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = env.str("PRAKSISNET_FROM", "Praksisnet <praksisnet@localhost>")
SMTP_HOST = env.str("PRAKSISNET_SMTP_HOST", "127.0.0.1")
SMTP_PORT = env.int("PRAKSISNET_SMTP_PORT", 1025)
SMTP_USER = env.str("PRAKSISNET_SMTP_USER", "")
SMTP_PASSWORD = env.str("PRAKSISNET_SMTP_PASSWORD", "")
SMTP_SECURITY = env.str("PRAKSISNET_SMTP_SECURITY", "none")
if SMTP_SECURITY not in {"none", "starttls", "tls"}:
    raise ImproperlyConfigured(f"PRAKSISNET_SMTP_SECURITY is {SMTP_SECURITY!r}. Set it to none, starttls or tls.")
if SMTP_PASSWORD and SMTP_SECURITY == "none":
    raise ImproperlyConfigured(
        "PRAKSISNET_SMTP_PASSWORD would be sent in the clear. Set PRAKSISNET_SMTP_SECURITY to starttls or tls."
    )
SMTP_TIMEOUT = env.int("PRAKSISNET_SMTP_TIMEOUT", 30)  # seconds for one answer of the mail server
MAIL_LEASE = env.int("PRAKSISNET_MAIL_LEASE", 600)  # seconds a worker has for one letter before another tries it
if MAIL_LEASE < 5 * SMTP_TIMEOUT:
    raise ImproperlyConfigured(
        "PRAKSISNET_MAIL_LEASE must be at least five times PRAKSISNET_SMTP_TIMEOUT, or a slow letter is sent twice."
    )
MAIL_DOMAIN = env.str("PRAKSISNET_MAIL_DOMAIN", DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost")
MAIL_REPLY_TO = env.str("PRAKSISNET_REPLY_TO", SUPPORT_ADDRESS)
MAIL_SENDER_ADDRESS = env.str("PRAKSISNET_SENDER_ADDRESS", "Eksempelvej 1, 0000 Eksempelby" if DEMO else "")
MAIL_BODY_DAYS = env.int("PRAKSISNET_MAIL_BODY_DAYS", 30)  # days after its end that a letter's text is kept

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
