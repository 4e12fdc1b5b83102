"""How an action says no."""

from typing import Any

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """An action refuses, with a (lazy) text that says why and how to mend it.

    A ValidationError, so that a form shows it in place with ``form.add_error(None, refused)``.
    """

    def __init__(self, message: Any, *, code: str = "refused", params: dict[str, Any] | None = None) -> None:
        super().__init__(message, code=code, params=params)
