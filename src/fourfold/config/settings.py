"""How the site runs; everything that differs between places is in the environment."""

import os
from datetime import timedelta
from pathlib import Path

from fourfold.config import environment, logs
from fourfold.config.content_policy import content_policy
from fourfold.partnership.accounts.identity_providers import read_identity_providers

PACKAGE = Path(__file__).resolve().parent.parent

# --- Where things are -----------------------------------------------------------

# The folder of what must outlive the program: the database of a small place, the
# evidence's data folder, published documents, anchors of the audit trail.
DATA_FOLDER = Path(environment.text("FOURFOLD_FOLDER", "fourfold-site")).resolve()
EVIDENCE_FOLDER = Path(environment.text("FOURFOLD_EVIDENCE", f"{DATA_FOLDER}/evidence"))
AUDIT_ANCHORS = Path(
    environment.text("FOURFOLD_AUDIT_ANCHORS", f"{DATA_FOLDER}/audit-anchors.jsonl")
)
MAINTENANCE_FILE = DATA_FOLDER / "maintenance.txt"

# --- Secrets --------------------------------------------------------------------

SECRET_KEY = environment.secret("FOURFOLD_SECRET_KEY")
SECRET_KEY_FALLBACKS = environment.listed("FOURFOLD_OLD_SECRET_KEYS")
# Kept apart from the database: whoever has only that cannot rebuild the audit trail.
AUDIT_KEY = environment.secret("FOURFOLD_AUDIT_KEY")

# --- The site -------------------------------------------------------------------

DEBUG = environment.flag("FOURFOLD_DEBUG", default=False)
# An invented partnership: pages say so, and second factors may be left out.
DEMO = environment.flag("FOURFOLD_DEMO", default=False)
ALLOWED_HOSTS = environment.listed("FOURFOLD_HOSTS", "localhost,127.0.0.1")
HTTPS = environment.flag("FOURFOLD_HTTPS", default=not DEMO)
SITE_ADDRESS = environment.text("FOURFOLD_ADDRESS", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
# How many proxies of ours stand before the site; 0 believes no forwarded address.
TRUSTED_PROXIES = environment.number("FOURFOLD_PROXIES", default=0)

ROOT_URLCONF = "fourfold.config.urls"
WSGI_APPLICATION = "fourfold.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

INSTALLED_APPS = [
    "fourfold.config",
    "fourfold.interfaces.staff",
    "fourfold.interfaces.public",
    "fourfold.interfaces.api",
    "fourfold.interfaces.jobs",
    "fourfold.interfaces.components",
    "fourfold.partnership.information_rights",
    "fourfold.partnership.reminders",
    "fourfold.partnership.enquiries",
    "fourfold.partnership.programmes",
    "fourfold.partnership.public_record",
    "fourfold.partnership.strategy",
    "fourfold.partnership.assessments",
    "fourfold.partnership.figures",
    "fourfold.partnership.feedback",
    "fourfold.partnership.datasets",
    "fourfold.partnership.sharing",
    "fourfold.partnership.accounts",
    "fourfold.partnership.notifications",
    "fourfold.partnership.job_log",
    "fourfold.partnership.audit",
    "fourfold.partnership.areas",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "fourfold.config.request_log.RequestLog",
    "fourfold.interfaces.components.languages.Languages",
    "django.middleware.security.SecurityMiddleware",
    "fourfold.interfaces.components.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "fourfold.config.maintenance.Maintenance",
    "fourfold.interfaces.components.still_true.StillTrue",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fourfold.interfaces.components.gate.Gate",
    "axes.middleware.AxesMiddleware",
]

TAGS = "fourfold.interfaces.components.templatetags.components"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fourfold.interfaces.components.surroundings.surroundings",
                "fourfold.interfaces.staff.navigation.rooms",
            ],
            "builtins": ["django.templatetags.i18n", TAGS],
        },
    }
]

FORM_RENDERER = "fourfold.interfaces.components.rendering.Renderer"

# --- The database ---------------------------------------------------------------

DATABASE_URL = environment.text(
    "DATABASE_URL", f"sqlite:///{DATA_FOLDER}/fourfold.sqlite3"
)
DATABASES = {"default": environment.database(DATABASE_URL)}
CACHES = {
    # Limits on tries must be shared by all workers, so not in the memory of one.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Where what runs by itself is: a module for each job, in the folder of how often.
JOBS_PACKAGE = "fourfold.interfaces.jobs"

# --- Language, time -------------------------------------------------------------

# Of every text in the program. Others stand in LOCALE_PATHS; a partnership chooses.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("pl", "Polski")]
LOCALE_PATHS = [PACKAGE / "interfaces" / "locale"]
# On whose clock days begin. Set-up refuses a partnership that lives by another.
TIME_ZONE = environment.text("FOURFOLD_TIME_ZONE", "Europe/London")

# --- Files that pages need ------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "interfaces" / "components" / "built"]
STATIC_ROOT = PACKAGE / "interfaces" / "components" / "collected"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "fourfold.interfaces.components.storage.Storage"},
}
MEDIA_ROOT = DATA_FOLDER / "media"

# --- Signing in -----------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "staff:home"
PASSWORD_RESET_TIMEOUT = 60 * 60

SIGN_IN = "fourfold.interfaces.staff.sign_in"
ACCOUNT_ADAPTER = f"{SIGN_IN}.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation proves the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "public:home"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "100/15m/ip",  # a whole network; django-axes counts failures of each
    "login_failed": "5/15m/key",  # codes of a second factor, of one person
    "reset_password": "20/15m/ip,5/15m/key",
}
MFA_ADAPTER = f"{SIGN_IN}.adapters.MFAAdapter"
MFA_RATE_LIMITS = {"webauthn_login": "100/15m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A code that is typed as its half minute ends must not be refused (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Fourfold"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
SOCIALACCOUNT_ADAPTER = f"{SIGN_IN}.social.SocialAdapter"
# By a link: browsers that heed `form-action` do not let a form lead to another site.
SOCIALACCOUNT_LOGIN_ON_GET = True
IDENTITY_PROVIDERS = read_identity_providers(
    Path(
        environment.text(
            "FOURFOLD_IDENTITY_PROVIDERS", f"{DATA_FOLDER}/identity-providers.toml"
        )
    ),
    os.environ,
)

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = f"{SIGN_IN}.lock_outs.address_tried"
AXES_CLIENT_IP_CALLABLE = "fourfold.interfaces.components.addresses.client_network"
AXES_CLIENT_STR_CALLABLE = f"{SIGN_IN}.lock_outs.log_name"
AXES_LOCKOUT_CALLABLE = f"{SIGN_IN}.lock_outs.answer"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["login", "password"]

SESSION_IDLE = timedelta(
    minutes=environment.number("FOURFOLD_IDLE_MINUTES", default=15)
)
SESSION_LONGEST = timedelta(hours=12)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would lose the way back from a partner
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_FAILURE_VIEW = "fourfold.interfaces.components.errors.forged"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"

# --- What browsers are told -----------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# Not "no-referrer": browsers then send `Origin: null` with our own forms, and the guard
# against forged requests refuses every one. To other sites this tells nothing either.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^health/"]
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# The address of map tiles with {z}, {x} and {y}, and whose they are. None is usual: the
# owner of tiles learns who looks at which map.
MAP_TILES = environment.tiles("FOURFOLD_MAP_TILES")
MAP_CREDIT = environment.text("FOURFOLD_MAP_CREDIT", "")

# Sites that may show our cards of promises within their own pages; none is usual. Every
# other page is shown within none.
EMBED_ON = environment.origins("FOURFOLD_EMBED_ON")

CONTENT_SECURITY_POLICY = content_policy(MAP_TILES)

# --- Post -----------------------------------------------------------------------

EMAIL_BACKEND = environment.text(
    "FOURFOLD_EMAIL_BACKEND",
    f"django.core.mail.backends.{'console' if DEMO else 'smtp'}.EmailBackend",
)
EMAIL_HOST = environment.text("FOURFOLD_SMTP_HOST", "localhost")
EMAIL_PORT = environment.number("FOURFOLD_SMTP_PORT", default=25)
EMAIL_HOST_USER = environment.text("FOURFOLD_SMTP_USER", "")
EMAIL_HOST_PASSWORD = environment.text("FOURFOLD_SMTP_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("FOURFOLD_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("FOURFOLD_FROM", "fourfold@localhost")

# Forms without their files: larger ones are refused before they are read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# Files go straight to disk, and only where a page takes some.
FILE_UPLOAD_HANDLERS = ["fourfold.interfaces.components.receiving.Receiver"]
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # more than a page takes: it says so in words
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# --- Logs -----------------------------------------------------------------------

LOGGING = logs.LOGGING
# Faults are never sent by e-mail: a report of Django's holds the whole request.
ADMINS: list[tuple[str, str]] = []
