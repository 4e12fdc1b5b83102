"""What a municipality tries, how it went, what got in the way, and its own version of what it tried."""

from praksisnet.practice.models.local_versions import LocalVersion
from praksisnet.practice.models.trials import Obstacle, Report, Trial

__all__ = ["LocalVersion", "Obstacle", "Report", "Trial"]
