"""A press hides; whoever decides purges or puts back."""

from praksisnet.cases.actions.pressing import press
from praksisnet.cases.actions.settling import purge, release
from praksisnet.cases.actions.upkeep import erase_traces, look_again, remind

__all__ = ["erase_traces", "look_again", "press", "purge", "release", "remind"]
