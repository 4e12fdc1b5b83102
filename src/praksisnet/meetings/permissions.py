from typing import Any

PERMISSIONS: list[Any] = []
