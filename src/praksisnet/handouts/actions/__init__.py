"""What somebody writes to be taken home, and the collections they put together."""

from praksisnet.handouts.actions.collections import (
    add_to_collection,
    change_collection,
    create_collection,
    move_item,
    publish_collection,
    remove_item,
    unpublish_collection,
)
from praksisnet.handouts.actions.opening import close_resource, open_resource
from praksisnet.handouts.actions.writing import erase_traces, write_handout

__all__ = [
    "add_to_collection",
    "change_collection",
    "close_resource",
    "create_collection",
    "erase_traces",
    "move_item",
    "open_resource",
    "publish_collection",
    "remove_item",
    "unpublish_collection",
    "write_handout",
]
