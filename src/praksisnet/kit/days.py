"""The form field of a day: typed as in ``formats``, drawn with a calendar beside it."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


class DayField(forms.DateField):
    """A day from the last century to the next: a year with a digit too few is a slip, not a date."""

    def __init__(self, **options: Any) -> None:
        super().__init__(validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)], **options)
