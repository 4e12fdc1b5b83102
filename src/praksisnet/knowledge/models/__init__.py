"""Resources, their versions, how they are reviewed and released, and how they are used."""

from praksisnet.knowledge.models.releases import Release
from praksisnet.knowledge.models.resources import Resource
from praksisnet.knowledge.models.uses import Use
from praksisnet.knowledge.models.versions import Correction, Version

__all__ = ["Correction", "Release", "Resource", "Use", "Version"]
