"""What other rooms' pages show of this one."""

from praksisnet.following.queries import following_of
from praksisnet.people.models import Person
from praksisnet.people.sockets import Panel
from praksisnet.themes.models import Theme


def corner_of_theme(reader: Person, theme: Theme) -> Panel | None:
    """The button on the theme's page; a theme out of use is followed by nobody new."""
    if theme.retired_at is not None:
        return None
    return Panel("following/_theme.html", {"theme": theme, **following_of(theme, reader)._asdict()})
