"""Files are kept once everything was asked of them, shown to others, thrown away, and deleted wherever they are."""

from praksisnet.files.actions.keeping import discard, erase_traces, keep, show_to, store, sweep
from praksisnet.files.actions.purging import purge_file
from praksisnet.files.actions.staging import MOST_STAGED, Upload, stage, take

__all__ = [
    "MOST_STAGED",
    "Upload",
    "discard",
    "erase_traces",
    "keep",
    "purge_file",
    "show_to",
    "stage",
    "store",
    "sweep",
    "take",
]
