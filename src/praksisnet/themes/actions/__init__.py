"""What happens to the subject words."""

from praksisnet.themes.actions.merging import merge_themes, unmerge_themes
from praksisnet.themes.actions.naming import (
    Word,
    add_word,
    create_theme,
    load,
    remove_word,
    rename_theme,
    restore_theme,
    retire_theme,
)

__all__ = [
    "Word",
    "add_word",
    "create_theme",
    "load",
    "merge_themes",
    "remove_word",
    "rename_theme",
    "restore_theme",
    "retire_theme",
    "unmerge_themes",
]
