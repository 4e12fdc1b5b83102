from django.utils.translation import ngettext

MOST_POINTS = 5
QUESTIONS = 3
MOST_SLIDES = 5
LONGEST_POINT = 160  # signs: five of them and three questions fit on one page
MOST_ITEMS = 40  # in one collection

PAGE, SLIDES, POWERPOINT = FORMS = ("page", "slides", "powerpoint")
COLLECTION = "collection"  # as search and shared links call it
MEETING = "meeting"


def collections_counted(number: int) -> str:
    return ngettext("%(n)s collection", "%(n)s collections", number) % {"n": number}
