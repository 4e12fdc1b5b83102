"""What the demo does to itself: it is filled, once."""

from praksisnet.demo.actions.fill import Filled, fill_demo, is_begun

__all__ = ["Filled", "fill_demo", "is_begun"]
