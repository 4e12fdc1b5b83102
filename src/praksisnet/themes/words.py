from django.utils.translation import ngettext

WORDS = "themes.themeword"  # as relations of other rooms are called


def words_counted(number: int) -> str:
    return ngettext("%(n)s other word", "%(n)s other words", number) % {"n": number}
