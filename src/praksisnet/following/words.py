from datetime import timedelta

from django.utils.translation import ngettext

SEEN = "following.seen"  # observed when somebody opens the front page or the library

# Pages that are opened closer together than this are one visit.
A_VISIT = timedelta(hours=3)

MOST_LETTERS, MOST_FOLDED = 200, 400  # of a search
MOST_SEARCHES = 20  # that one person saves
MOST_IN_LETTER = 10  # things in one weekly letter; the page has them all
SHOWN_FOR = timedelta(days=60)  # on the page of what one follows


def followers_counted(number: int) -> str:
    return ngettext("%(n)s follower", "%(n)s followers", number) % {"n": number}


def searches_counted(number: int) -> str:
    return ngettext("%(n)s saved search", "%(n)s saved searches", number) % {"n": number}
