"""A file's name as it may stand on a page and on anybody's disk."""

import re
import unicodedata

from praksisnet.files.words import LONGEST_NAME, Kind
from praksisnet.kit.names import one_line

_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_FORBIDDEN = re.compile(r'[<>:"|?*%]')
# Names that Windows keeps for its devices, whatever follows the dot.
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|COM[\d¹²³]|LPT[\d¹²³])(?=\.|$)", re.I)


def clean_name(name: str, kind: Kind) -> str:
    """The name without folders, invisible letters and what disks refuse, ending in what the content is.

    ``..\\..\\slides.pdf.exe`` with the content of a PDF is ``slides.pdf``; a name of which nothing is left is ``file``.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(char for char in one_line(last) if unicodedata.category(char) not in {"Cf", "Cs", "Co", "Cn"})
    stem = _FORBIDDEN.sub("-", seen)
    while _ENDING.search(stem):
        stem = _ENDING.sub("", stem)
    stem = _DEVICE.sub(r"_\g<0>", stem.strip(" ."), count=1) if _DEVICE.match(stem.strip(" .")) else stem.strip(" .")
    ending = f".{kind.value}"
    return (stem[: LONGEST_NAME - len(ending)].rstrip(" .") or "file") + ending
