"""Fields of a list in which a line may be left empty."""

from typing import Any

from django import forms

from praksisnet.people.forms import MAX_ADDRESS


class Line(forms.CharField):
    """Drawn without “(optional)”: a line left empty means something, such as that a network is to go."""

    def validate(self, value: Any) -> None:
        """Empty is an answer."""


class AddressLine(forms.EmailField):
    """A mail address that goes with a line, and is left empty with it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MAX_ADDRESS, **options)

    def validate(self, value: Any) -> None:
        """Empty is an answer."""
