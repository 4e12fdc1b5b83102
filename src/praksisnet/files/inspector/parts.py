"""A zip of parts, with bounds on what it unpacks to: the shape of all newer office documents."""

import io
import zipfile
from urllib.parse import urlsplit

from lxml import etree

from praksisnet.files.inspector.findings import MOST_ELEMENTS, MOST_PARTS, MOST_UNPACKED, Problem

SAFE_LINKS = {"", "http", "https", "mailto", "tel", "ftp", "file"}
CHUNK = 2**20
END = b"PK\x05\x06"
AS_XML = (".xml", ".rels", ".vml", ".svg")


class Parts:
    """The zip, with bounds on what it unpacks to: the announced sizes are checked, and what really comes out too."""

    def __init__(self, data: bytes, left: int = MOST_UNPACKED) -> None:
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError) as broken:
            raise Problem("broken") from broken
        entries = self.zip.infolist()
        _refuse_two_faces(data, self.zip)
        self.names = [entry.filename for entry in entries if not entry.is_dir()]
        # Whatever a zip is named by: folders too, and the remarks that it keeps beside its parts.
        told = (part for entry in entries for part in (*entry.filename.split("/"), _remark(entry)))
        self.called = list(dict.fromkeys(filter(None, told)))
        self.left = left
        if any(entry.flag_bits & 1 for entry in entries):
            raise Problem("encrypted")
        # Two parts of one name are read as the first by one program and as the second by another.
        if len({name.lower() for name in self.names}) < len(self.names):
            raise Problem("broken")
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > left:
            raise Problem("bomb")

    def unpack(self, name: str, most: int = MOST_UNPACKED) -> bytes:
        body, most = bytearray(), min(most, self.left)
        with self.zip.open(name) as part:
            while chunk := part.read(CHUNK):
                body += chunk
                if len(body) > most:
                    raise Problem("bomb")
        self.left -= len(body)
        return bytes(body)

    def refuse_crowds(self) -> None:
        """Counted in the letters, before any library builds something of them."""
        elements = 0
        for name in self.names:
            with self.zip.open(name) as part:
                while name.endswith(AS_XML) and (chunk := part.read(CHUNK)):
                    letters = chunk.replace(b"\x00", b"")  # UTF-16 has one between them
                    elements += letters.count(b"</") + letters.count(b"/>")
                    if elements > MOST_ELEMENTS:
                        raise Problem("bomb")


def _remark(entry: zipfile.ZipInfo) -> str:
    return entry.comment.decode("utf-8", "replace")


def _refuse_two_faces(data: bytes, file: zipfile.ZipFile) -> None:
    """What another program would read as something else: a zip behind a zip, a note behind it, a PDF at its head."""
    starts = min((entry.header_offset for entry in file.infolist()), default=0)
    if starts or data[-22:-18] != END or b"%PDF-" in data[:1024]:
        raise Problem("broken")


def refuse_foreign(target: str, *, is_link: bool) -> None:
    """A link to a page is no harm; what is fetched by itself is, and so is what starts a program."""
    if not is_link:
        raise Problem("external")
    if urlsplit(target).scheme.lower() not in SAFE_LINKS:
        raise Problem("macro")


def tree(xml: bytes) -> etree._Element:
    """Entities are not expanded and nothing is fetched; a document type has no business in these files."""
    tree = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    if tree.getroottree().docinfo.doctype:
        raise Problem("bomb")
    return tree
