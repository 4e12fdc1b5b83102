"""What a resource is found by."""

from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.stemming import words_of
from praksisnet.knowledge.models import Resource


def index_resource(resource: Resource) -> None:
    """Keep every word the resource is found by: its own, and those of the files that its readers may open by now.

    Called by each action that changes them, in its transaction; it is part of that change and has no entry of its own.
    """
    shown = resource.files.filter(Q(visible_from__isnull=True) | Q(visible_from__lte=clock.now()))
    texts = [resource.title, resource.summary, resource.body, resource.source]
    texts += [text for row in shown.values_list("name", "text") for text in row]
    words = dict.fromkeys(word for text in texts for word in words_of(text))
    resource.found_by = f" {' '.join(words)} "
    Resource.objects.filter(pk=resource.pk).update(found_by=resource.found_by)
