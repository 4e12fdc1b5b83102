"""Other things in the library, named by their addresses as one copies them from the browser."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import resources_for
from praksisnet.people.models import Person

MOST = 20
_ADDRESS = re.compile(r"/resources/(\d{1,18})/(?:$|[?#])")


class SeeAlsoField(forms.CharField):
    """One address a line. Without ``person`` nothing can be named."""

    person: Person | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("See also"),
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("Links to other things in the knowledge bank, one on each line."),
            **options,
        )

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        found = {line: _ADDRESS.search(line) for line in lines[: MOST + 1]}
        known = resources_for(self.person) if self.person else Resource.objects.none()
        rows = {row.pk: row for row in known.filter(pk__in=[int(match[1]) for match in found.values() if match])}
        for line, match in found.items():
            if match is None or int(match[1]) not in rows:
                raise forms.ValidationError(
                    _("“%(line)s” is not the address of something in the knowledge bank."), "unknown", {"line": line}
                )
        if len(found) > MOST:
            raise forms.ValidationError(_("Name at most %(most)s."), "many", {"most": MOST})
        return list(rows.values())


def addresses_of(resource: Resource) -> str:
    rows = resource.see_also.order_by("title", "pk").values_list("pk", flat=True)
    return "\n".join(f"{settings.SITE_ADDRESS}{reverse('knowledge:resource', args=[pk])}" for pk in rows)
