"""What somebody reads on a page."""

from django.http import HttpResponse
from django.utils.html import strip_tags


def text(response: HttpResponse) -> str:
    """The words of the page's main part, without markup, with single spaces."""
    return " ".join(strip_tags(response.content.decode().partition("<main")[2]).split())
