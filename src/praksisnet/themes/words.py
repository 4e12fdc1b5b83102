from django.utils.translation import ngettext

WORDS = "themes.themeword"  # as relations of other rooms are called
WORDS_IN_LIST = 6  # of a theme's other words, where many themes stand under each other


def words_counted(number: int) -> str:
    return ngettext("%(n)s other word", "%(n)s other words", number) % {"n": number}
