"""The Jinja2 environment, and what every page's context holds."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from praksisnet.kit import avatars, charts, fields, formats, navigation

# What rooms add for all templates, from apps.ready().
_added: dict[str, Any] = {}


def add_global(name: str, value: Any) -> None:
    """Let every template use ``value`` as ``name``."""
    _added[name] = value


def url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs or None)


def environment(**options: Any) -> Environment:
    env = Environment(  # noqa: S701 -- Django's backend passes autoescape=True
        **{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True},
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    ours = avatars.GLOBALS | charts.GLOBALS | fields.GLOBALS | formats.FORMATS
    env.globals.update(static=static, url=url, **ours, **_added)
    env.filters.update(formats.FORMATS)
    return env


def page(request: HttpRequest) -> dict[str, Any]:
    """What the base layout needs: the menu, the language and whether this is the demo."""
    return {
        "menu": navigation.menu_for(request.user),
        "language": get_language(),
        "demo": settings.DEMO,
        "user": request.user,
    }
