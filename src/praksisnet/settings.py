"""The one settings file: reads the environment, and stops with the remedy in the text when something is wrong."""

import atexit
import os
import shutil
import sys
import tempfile
from email.utils import parseaddr
from importlib.util import find_spec
from urllib.parse import urlsplit

from praksisnet.kit.environment import Environment

env = Environment(os.environ)

MODES = ["production", "demo", "test"]
MODE = env.choice("PRAKSISNET_MODE", "test" if "pytest" in sys.modules else "production", MODES)
PRODUCTION, DEMO, TEST = (mode == MODE for mode in MODES)
if TEST and "PRAKSISNET_DATA" not in os.environ:
    # Tests never touch the demo's data, nor each other's cache.
    DATA_DEFAULT = tempfile.mkdtemp(prefix="praksisnet-test-")
    atexit.register(shutil.rmtree, DATA_DEFAULT, ignore_errors=True)
else:
    DATA_DEFAULT = "data"
DATA = env.folder("PRAKSISNET_DATA", DATA_DEFAULT)

DEBUG = False
PORT = env.number("PRAKSISNET_PORT", 8000, least=1, most=65535)
# The demo's secrets are known to everybody: it never answers other machines.
BIND = "127.0.0.1" if DEMO else env.text("PRAKSISNET_BIND", "127.0.0.1")
WORKERS = env.number("PRAKSISNET_WORKERS", 1 if DEMO else 2, least=1, most=64)
THREADS = env.number("PRAKSISNET_THREADS", 4, least=1, most=64)
if PRODUCTION:
    SECRET_KEY = env.secret("PRAKSISNET_SECRET_KEY")
    # Their own keys: links in mails outlive a change of the secret key. Newest first; the rest still open old links.
    LINK_KEYS = env.secrets("PRAKSISNET_LINK_KEYS")
    SITE_ADDRESS = env.https_address("PRAKSISNET_ADDRESS")
else:
    SECRET_KEY = "demo-only-secret-key-that-production-refuses-0123456789abcdef"  # noqa: S105 -- known by design
    LINK_KEYS = ["demo-only-link-key-that-production-refuses-0123456789abcdef"]
    SITE_ADDRESS = env.text("PRAKSISNET_ADDRESS", f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = [urlsplit(SITE_ADDRESS).hostname or "", "127.0.0.1", "localhost", *env.items("PRAKSISNET_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]

# What the public pages say about this installation: who runs it, who answers, where the data lies.
OPERATOR = env.text("PRAKSISNET_OPERATOR", "")
SUPPORT_ADDRESS = env.text("PRAKSISNET_SUPPORT", "hjaelp@praksisnet.example" if DEMO else "")
SECURITY_ADDRESS = env.text("PRAKSISNET_SECURITY", SUPPORT_ADDRESS or "security@localhost")
DATA_PROTECTION_ADDRESS = env.text("PRAKSISNET_DATA_PROTECTION", "nadia.krogh@styrelse.example" if DEMO else "")
HOSTED_AT = env.text("PRAKSISNET_HOSTED_AT", "")
SUB_PROCESSORS = env.items("PRAKSISNET_SUB_PROCESSORS", default=[])
BACKUP_DAYS = env.number("PRAKSISNET_BACKUP_DAYS", 30)

# A GET that writes fails loudly wherever we test; production trusts the tests.
ENFORCE_READS = env.switch("PRAKSISNET_ENFORCE_READS", not PRODUCTION)

ROOMS = [
    "demo",
    "pages",
    "adaptation",
    "evaluation",
    "practice",
    "handouts",
    "knowledge",
    "registration",
    "meetings",
    "news",
    "readers",
    "cases",
    "thesaurus",
    "networks",
    "following",
    "themes",
    "approvals",
    "todos",
    "notices",
    "files",
    "organisations",
    "people",
    "guard",
    "search",
    "access",
    "jobs",
    "journal",
    "kit",
]
INSTALLED_APPS = [
    *[f"praksisnet.{room}" for room in ROOMS],
    *[f"django.contrib.{app}" for app in ("auth", "contenttypes", "sessions", "messages", "staticfiles")],
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    *(["django_linear_migrations"] if find_spec("django_linear_migrations") else []),  # no two migrations side by side
]
MIDDLEWARE = [
    "praksisnet.kit.reads.ReadOnlyMiddleware",  # outermost: it watches the other middleware too
    "django.middleware.security.SecurityMiddleware",
    "praksisnet.kit.uploads.BoundedBodyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "praksisnet.kit.language.LanguageMiddleware",
    "praksisnet.kit.caching.PrivatePagesMiddleware",
    "praksisnet.kit.crossed.CrossedMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "praksisnet.guard.middleware.QueryMiddleware",
    "praksisnet.thesaurus.middleware.OpenedMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
]
if DEMO:
    MIDDLEWARE.append("praksisnet.demo.middleware.FillingMiddleware")
ROOT_URLCONF = "praksisnet.urls"
CSRF_FAILURE_VIEW = "praksisnet.kit.views.csrf_failure"
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

FILE_BUCKET = env.bucket("PRAKSISNET_S3")  # uploaded files lie there, not in the data folder, where one is named
CLAMD = env.socket_address("PRAKSISNET_CLAMD")  # the virus scanner asked about each upload, where there is one

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{DATA / 'praksisnet.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # With the default, two writers at once end in "database is locked"; kit.checks refuses anything else.
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,  # who waits is not served in turn: of hundreds at once, somebody waits for nearly all others
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000;",
        **DATABASES["default"].get("OPTIONS", {}),
    }
else:
    PREPARED = env.switch("PRAKSISNET_PREPARED", True)
    given = DATABASES["default"].get("OPTIONS", {})
    # A search is over before a second process has begun: docs/adr/0048-search-fast-and-small.md.
    options = f"{'-c max_parallel_workers_per_gather=0 ' if PREPARED else ''}{given.get('options', '')}".strip()
    DATABASES["default"]["OPTIONS"] = {
        # PostgreSQL plans a statement once a connection and not at every page: docs/adr/0052-planned-once.md.
        "server_side_binding": PREPARED,
        "prepare_threshold": 2 if PREPARED else None,
        **given,
        **({"options": options} if options else {}),
    }
if not TEST:
    # A connection of its own for each request costs as much as the page: PostgreSQL starts a process, SQLite reads the
    # tables' definitions anew and compiles each statement. One that has died is noticed before it is used.
    DATABASES["default"] = {"CONN_MAX_AGE": 600, **DATABASES["default"], "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("PRAKSISNET_CACHE", DATA / "cache")}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "/"

# Sign-in by a mailed code only: no sign-up, no passwords. Why and how: docs/adr/0010-sign-in.md.
ACCOUNT_ADAPTER = "praksisnet.people.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code itself proves the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # people.sign_in writes that letter
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_LOGIN_TIMEOUT = 24 * 3600  # past the session's own end: reading an old one must not write
ACCOUNT_RATE_LIMITS = False  # people.limits counts, and says when to try again
USERSESSIONS_TRACK_ACTIVITY = False  # it would write on every page view
# Proxies of ours in front: so many entries of X-Forwarded-For are believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("PRAKSISNET_PROXIES", 0, most=5)
# Counted from sign-in; a page view never writes, so there is no sliding end.
SESSION_COOKIE_AGE = 3600 * env.number("PRAKSISNET_SESSION_HOURS", 12, least=1, most=24)

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
FORMAT_MODULE_PATH = "praksisnet.kit.locale_formats"

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TEST
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TEST
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
EMAIL_BACKEND = "praksisnet.notices.backend.OutboxBackend"
DEFAULT_FROM_EMAIL = env.text("PRAKSISNET_FROM", "Praksisnet <praksisnet@localhost>")
SMTP_HOST = env.text("PRAKSISNET_SMTP_HOST", "127.0.0.1")
SMTP_PORT = env.number("PRAKSISNET_SMTP_PORT", 1025)
SMTP_USER = env.text("PRAKSISNET_SMTP_USER", "")
SMTP_PASSWORD = env.text("PRAKSISNET_SMTP_PASSWORD", "")
SMTP_SECURITY = env.choice("PRAKSISNET_SMTP_SECURITY", "none", ["none", "starttls", "tls"])
if SMTP_PASSWORD and SMTP_SECURITY == "none":
    env.complain(
        "PRAKSISNET_SMTP_PASSWORD would be sent in the clear. Set PRAKSISNET_SMTP_SECURITY to starttls or tls."
    )
SMTP_TIMEOUT = env.number("PRAKSISNET_SMTP_TIMEOUT", 30)  # seconds for one answer of the mail server
MAIL_LEASE = env.number("PRAKSISNET_MAIL_LEASE", 600)  # seconds a worker has for one letter before another tries it
if MAIL_LEASE < 10 * SMTP_TIMEOUT:
    env.complain(
        "PRAKSISNET_MAIL_LEASE must be at least ten times PRAKSISNET_SMTP_TIMEOUT, or a slow letter is sent twice."
    )
MAIL_DOMAIN = env.text("PRAKSISNET_MAIL_DOMAIN", parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost")
# Where mail servers report what they could not deliver: a return address for each letter, and the mailbox behind it.
MAIL_BOUNCES = env.text("PRAKSISNET_BOUNCES", "")
if MAIL_BOUNCES and not MAIL_BOUNCES.rpartition("@")[0]:
    env.complain(f"PRAKSISNET_BOUNCES is {MAIL_BOUNCES!r}. Give a mail address whose + addresses reach it.")
MAIL_BOUNCE_MAILBOX = env.text("PRAKSISNET_BOUNCE_MAILBOX", "")
if MAIL_BOUNCE_MAILBOX and urlsplit(MAIL_BOUNCE_MAILBOX).scheme not in {"maildir", "imaps"}:
    env.complain("PRAKSISNET_BOUNCE_MAILBOX is neither maildir:/folder nor imaps://user@host/INBOX.")
MAIL_BOUNCE_PASSWORD = env.text("PRAKSISNET_BOUNCE_PASSWORD", "")
MAIL_REPLY_TO = env.text("PRAKSISNET_REPLY_TO", SUPPORT_ADDRESS)
MAIL_SENDER_ADDRESS = env.text("PRAKSISNET_SENDER_ADDRESS", "Eksempelvej 1, 0000 Eksempelby" if DEMO else "")
MAIL_BODY_DAYS = env.number("PRAKSISNET_MAIL_BODY_DAYS", 30)  # days after its end that a letter's text is kept

TASKS = {"default": {"BACKEND": "praksisnet.jobs.backend.LeasedBackend"}}

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

# Browsers are told to keep to https, not to tell other sites where people come from, and not to guess file types.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health$"]  # probes inside the machine room speak http
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    if env.switch("PRAKSISNET_BEHIND_PROXY", True):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Preloading binds a whole domain for years: its owner decides that, not one service on it.
# An address may be missing, and is unique where it is not: the constraint says so, which this check cannot see.
SILENCED_SYSTEM_CHECKS = ["security.W021", "auth.W004"]

# To stderr, in plain lines, never with what a request carried in its body.
LINE = {"()": "praksisnet.guard.logs.GuardedFormatter", "fmt": "{asctime} {levelname} {name}: {message}", "style": "{"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": LINE},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.choice("PRAKSISNET_LOG", "INFO", ["DEBUG", "INFO", "WARNING"])},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "mail.log": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}

env.finish()
