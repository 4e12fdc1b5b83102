"""Every form of the house, once all its modules are there."""

import importlib
import pkgutil

import praksisnet


def forms_of(base):
    for form in base.__subclasses__():
        yield form
        yield from forms_of(form)


def modules():
    for found in pkgutil.walk_packages(praksisnet.__path__, "praksisnet."):
        if not found.name.endswith(("__main__", "wsgi")) and ".migrations" not in found.name:
            importlib.import_module(found.name)
