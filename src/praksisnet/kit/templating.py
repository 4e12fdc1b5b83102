"""The Jinja2 environment, and what every page's context holds.

A page has dozens of addresses, icons and file names that are the same in each: they are worked out once a process.
"""

from collections.abc import Callable, Hashable
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from praksisnet.kit import avatars, charts, fields, formats, navigation

# What rooms add for all templates, from apps.ready().
_added: dict[str, Any] = {}


def add_global(name: str, value: Any) -> None:
    """Let every template use ``value`` as ``name``."""
    _added[name] = value


def url(name: str, *args: Any, **kwargs: Any) -> str:
    # What an address depends on, besides the names and numbers in it.
    return _address(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), name, args, tuple(kwargs.items()))


@lru_cache(maxsize=4096)
def _address(urlconf: str, prefix: str, name: str, args: tuple[Any, ...], kwargs: tuple[tuple[str, Any], ...]) -> str:
    return reverse(name, urlconf=urlconf, args=args, kwargs=dict(kwargs) or None)


@lru_cache(maxsize=1024)
def file_address(path: str) -> str:
    """Of a file that comes with the product."""
    return static(path)


@lru_cache(maxsize=1024)
def icon(name: str, label: str = "") -> Markup:
    """Of the design system's set; with a label it stands for a word, without one it is decoration."""
    said = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    drawn = Markup('<svg class="icon-svg" focusable="false" {}><use href="{}#{}"></use></svg>')
    return drawn.format(said, file_address("built/icons.svg"), name)


class Kept:
    """Parts of pages that are the same for everybody with the same ``key``, drawn once a process; the oldest go.

    The key holds all that the part shows or is chosen by, the language too:
    ``{% call drawn_once("menu", language, …) %}``.
    Never for what is somebody's own, such as a form with its token.
    """

    MOST = 512

    def __init__(self) -> None:
        self._parts: dict[Hashable, Markup] = {}

    def __call__(self, *key: Hashable, caller: Callable[[], Markup]) -> Markup:
        part = self._parts.get(key)
        if part is None:
            part = caller()
            if len(self._parts) >= self.MOST:
                self._parts.pop(next(iter(self._parts)), None)
            self._parts[key] = part
        return part


kept = Kept()


class Token:
    """The hidden field of a page's forms: made when the first asks for it, and the same in all of them."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def _field(self) -> str:
        return str(csrf_input(self._request))

    def __html__(self) -> str:
        return self._field

    __str__ = __html__


class _Template(Template):
    def _get_default_module(self, ctx: Any = None) -> Any:  # noqa: ARG002 -- Jinja's own
        """What a template imports is the same for all: no template is given globals of its own, for which Jinja looks
        at each import, at a twentieth of a page's cost."""
        return super()._get_default_module()


def environment(**options: Any) -> Environment:
    env = Environment(  # noqa: S701 -- Django's backend passes autoescape=True
        **{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True},
        cache_size=-1,  # all are kept once compiled: there are more than the 400 that Jinja keeps by itself
        extensions=["jinja2.ext.i18n"],
    )
    env.template_class = _Template
    env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    ours = avatars.GLOBALS | charts.GLOBALS | fields.GLOBALS | formats.FORMATS
    env.globals.update(static=file_address, url=url, drawn_icon=icon, drawn_once=kept, **ours, **_added)
    env.filters.update(formats.FORMATS)
    return env


def page(request: HttpRequest) -> dict[str, Any]:
    """What the base layout needs: the menu, the language and whether this is the demo."""
    return {
        "menu": navigation.menu_for(request.user),
        "language": get_language(),
        "demo": settings.DEMO,
        "user": request.user,
        "csrf_input": Token(request),
    }
