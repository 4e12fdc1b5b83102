"""Five hundred files that want to do harm, made anew each time and always the same; nothing of them lies on a disk.

Each family is a way to get in; its members differ in where, in what, and in which honest document it hides.
"""

import io
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.files import harm
from tests.files.documents import (
    changed,
    letter,
    opendocument,
    pdf,
    picture,
    slides,
    with_part,
    with_relation,
    workbook,
)


@cache
def honest() -> dict[str, bytes]:
    return {"pptx": slides(), "docx": letter(), "xlsx": workbook(), "odt": opendocument(), "pdf": pdf()}


def hostile() -> Iterator[tuple[str, bytes]]:
    """``(what it is, its bytes)``, all of them to be refused."""
    for family in (
        _strangers,
        _scripts,
        _papers,
        _macros,
        _foreign,
        _sheets,
        _open_documents,
        _archives,
        _bombs,
        _faces,
    ):
        for number, (what, data) in enumerate(family()):
            yield f"{family.__name__[1:]} {number}: {what}", data
    yield from _broken()


def _strangers() -> Iterator[tuple[str, bytes]]:
    for what, first in harm.MAGIC.items():
        yield what, first + b"x" * 200
        yield f"{what} that names a PDF later", first + b"\n" + honest()["pdf"]


def _scripts() -> Iterator[tuple[str, bytes]]:
    for inner in harm.SVG:
        yield "svg", f"<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>".encode()
        yield "svg with a byte order mark", f"\ufeff<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>".encode()
    for inner in harm.HTML:
        yield "html", f"<!doctype html>{inner}".encode()
        yield "html in utf-16", f"<html>{inner}".encode("utf-16")


def _papers() -> Iterator[tuple[str, bytes]]:
    for action in harm.PDF_ACTIONS:
        for place in harm.PDF_PLACES:
            yield action, pdf(catalog=place.format(action))
        yield f"packed {action}", _packed(f"<< {action} >>")
    for link in harm.LINKS:
        address = f"/Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({link}) >>"
        yield link, pdf(page=f"/Annots [<< /Type /Annot {address} >>]")
    yield "files inside", pdf(catalog="/Names << /EmbeddedFiles << /Names [] >> >>")
    yield "a file pinned to a page", pdf(page="/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>]")
    yield "a film", pdf(page="/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>]")
    yield "a form of its own kind", pdf(catalog="/AcroForm << /XFA (x) >>")
    yield "three hundred and one pages", pdf(pages=301)


def _packed(inner: str) -> bytes:
    """The action hides in a packed stream of objects."""
    body = zlib.compress(f"9 0 {inner}".encode())
    part = f"99 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {len(body)} >>\nstream\n".encode()
    head, tail = honest()["pdf"].split(b"xref\n", 1)
    return head + part + body + b"\nendstream\nendobj\nxref\n" + tail


def _macros() -> Iterator[tuple[str, bytes]]:
    for kind, folder in (("pptx", "ppt"), ("docx", "word"), ("xlsx", "xl")):
        for part in harm.MACRO_PARTS:
            yield f"{kind} {part}", with_part(honest()[kind], f"{folder}/{part}")
        for mark in harm.MACRO_TYPES:
            yield (
                f"{kind} of a macro type",
                changed(honest()[kind], harm.TYPES, lambda body, mark=mark: body + b"<!--" + mark + b"-->"),
            )
    for program in harm.PROGRAMS:
        yield program, letter(program)
        yield (
            f"xlsx {program}",
            changed(honest()["xlsx"], "xl/custom.xml", lambda _old, said=program: f"<a>{said}</a>".encode()),
        )


def _foreign() -> Iterator[tuple[str, bytes]]:
    homes = {
        "pptx": "ppt/slides/_rels/slide1.xml.rels",
        "docx": "word/_rels/document.xml.rels",
        "xlsx": "xl/_rels/workbook.xml.rels",
    }
    for kind, home in homes.items():
        for what in harm.FOREIGN:
            for target in harm.TARGETS:
                yield f"{kind} {what} {target}", with_relation(honest()[kind], what, target, of=home)
        for link in harm.LINKS:
            yield f"{kind} {link}", with_relation(honest()[kind], "hyperlink", link, of=home)


def _sheets() -> Iterator[tuple[str, bytes]]:
    for formula in harm.FORMULAS:
        yield formula, workbook("a", [f"={formula}"])
        yield f"lower case {formula}", workbook("a", [f"=1+{formula.lower()}"])
    for part in ("connections.xml", "externalLinks/externalLink1.xml", "queryTables/queryTable1.xml"):
        yield part, with_part(honest()["xlsx"], f"xl/{part}", b"<a/>")


def _open_documents() -> Iterator[tuple[str, bytes]]:
    for body in harm.ODF:
        yield body, opendocument(body)
        yield f"in a header {body}", opendocument(styles=f"<style:header>{body}</style:header>")
    for link in harm.LINKS:
        yield link, opendocument(f'<text:a xlink:href="{link}">x</text:a>')
    for part in ("Basic__Standard__Module1_xml", "Scripts__python__a_py", "Object 1_bin", "a_jar", "Dialogs__a_xml"):
        yield part, opendocument(**{part: b"<a/>"})
    yield "locked", opendocument(**{"META-INF__manifest_xml": b"<a><encryption-data/></a>"})
    for inner in (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", honest()["xlsx"]):
        yield "a file inside", opendocument(**{"Object 1": inner})


def _archives() -> Iterator[tuple[str, bytes]]:
    for name in (
        "a.exe",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\a",
        "a.pdf",
        "con",
        "x" * 300,
        "\u202egpj.exe",
        "a\x00.pdf",
        "",
    ):
        yield "an archive", _zip({name: b"x"})
        yield "an archive that says it is a document", _zip({harm.TYPES: b"<Types/>", name: b"x"})
        yield (
            "an archive that says it is a text",
            _zip({"mimetype": b"application/epub+zip", "content.xml": b"<a/>", name: b"x"}),
        )
    for kind in ("pptx", "docx", "xlsx"):
        yield "a document in an archive", _zip({f"a.{kind}": honest()[kind]})
        yield "a part that is there twice", _twice(honest()[kind])
        yield "locked", _locked(honest()[kind])


def _bombs() -> Iterator[tuple[str, bytes]]:
    flat, lol = b"\x00" * (31 * 2**20), b'<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><a>&b;&b;</a>'
    fetched = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'
    for kind, folder in (("pptx", "ppt"), ("docx", "word"), ("xlsx", "xl")):
        yield f"{kind} entities", with_part(honest()[kind], f"{folder}/custom.xml", lol)
        yield f"{kind} entity from the disk", with_part(honest()[kind], f"{folder}/custom.xml", fetched)
        yield f"{kind} deep", with_part(honest()[kind], f"{folder}/custom.xml", b"<a>" * 5000 + b"</a>" * 5000)
        yield f"{kind} says it is huge", _says_huge(honest()[kind])
        yield f"{kind} of thousands of parts", _crowded(honest()[kind])
    yield "odt entities", opendocument(a_xml=lol)
    yield "odt entity from the disk", opendocument(a_xml=fetched)
    yield "one large part as text", with_part(honest()["docx"], "word/custom.xml", b"<a>" + flat + b"</a>")
    for kind in ("PNG", "WEBP", "JPEG"):
        yield f"{kind} of a hundred million points", _enlarged(kind)


def _faces() -> Iterator[tuple[str, bytes]]:
    """What one program reads as one thing and another as something else."""
    archive = _zip({"a.exe": b"MZ"})
    for kind in ("pptx", "docx", "xlsx", "odt"):
        yield f"{kind} behind an archive", archive + honest()[kind]
        yield f"{kind} before an archive", honest()[kind] + archive
        yield f"{kind} with something behind", honest()[kind] + b"<script>alert(1)</script>"
        yield f"{kind} in a PDF", honest()["pdf"] + honest()[kind]
        yield f"{kind} with a PDF at its head", _zip({"a": honest()["pdf"]}, stored=True) + honest()[kind]
    yield "a PDF behind a page", b"<!doctype html><script>alert(1)</script>" + honest()["pdf"]
    yield "an archive in a PDF", honest()["pdf"] + archive


def _broken() -> Iterator[tuple[str, bytes]]:
    """Cut short, and turned over at random places: whatever comes of it, nothing may fall."""
    draw = random.Random(5)  # noqa: S311 -- always the same
    for kind in ("pdf", "pptx", "docx", "xlsx", "odt"):
        data = honest()[kind]
        for _n in range(9):
            yield f"cut {kind}", data[: draw.randrange(8, len(data) - 60 if kind != "pdf" else 60)]
    for kind in ("PNG", "JPEG", "WEBP"):
        data = picture(kind)
        for _n in range(9):
            yield f"cut {kind}", data[: draw.randrange(3, len(data) // 3)]


def carriers() -> Iterator[tuple[bytes, bytes]]:
    """``(a picture, what hides in it)``: behind it, in its notes, and in a comment of its own."""
    for said in harm.PAYLOADS:
        hidden = Image.Exif()
        hidden[0x010E] = said.decode("latin-1")
        for kind in ("PNG", "JPEG", "WEBP"):
            yield picture(kind) + said, said
            yield picture(kind, exif=hidden), said
        yield picture("JPEG", comment=said), said
        yield picture("PNG", pnginfo=_noted(said)), said
        yield picture("PNG") + _zip({"a.exe": said}, stored=True), said


def _noted(said: bytes) -> PngInfo:
    notes = PngInfo()
    notes.add_text("Comment", said.decode("latin-1"))
    return notes


def twisted() -> Iterator[tuple[str, bytes]]:
    """Bytes changed at random: some are still documents, so they may be taken; nothing may fall."""
    draw = random.Random(7)  # noqa: S311 -- always the same
    sources = {**honest(), "png": picture("PNG"), "jpg": picture("JPEG"), "webp": picture("WEBP")}
    for kind, data in sources.items():
        for _n in range(6):
            twisted = bytearray(data)
            for _m in range(draw.choice((1, 5, 40))):
                twisted[draw.randrange(8, len(twisted))] = draw.randrange(256)
            yield kind, bytes(twisted)


def _zip(parts: dict[str, bytes], *, stored: bool = False) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(zipfile.ZipInfo(name or "/", (2026, 1, 1, 0, 0, 0)), body)
    return made.getvalue()


def _twice(data: bytes) -> bytes:
    made = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as file:
        warnings.simplefilter("ignore")
        file.writestr(harm.TYPES, b"<Types/>")
    return made.getvalue()


def _locked(data: bytes) -> bytes:
    locked = bytearray(data)
    locked[locked.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(locked)


def _says_huge(data: bytes) -> bytes:
    """The list of parts says that one of them has three gigabytes."""
    huge = bytearray(data)
    struct.pack_into("<I", huge, huge.rfind(b"PK\x01\x02") + 24, 3 * 2**30)
    return bytes(huge)


def _crowded(data: bytes) -> bytes:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_STORED) as file:
        for number in range(5001):
            file.writestr(f"a/{number}", b"")
    return made.getvalue()


def _enlarged(kind: str) -> bytes:
    """A small picture whose head says 10,000 by 10,000 points."""
    data = bytearray(picture(kind))
    if kind == "PNG":
        struct.pack_into(">II", data, 16, 10_000, 10_000)
        struct.pack_into(">I", data, 29, zlib.crc32(bytes(data[12:29])))
    elif kind == "JPEG":
        at = data.index(b"\xff\xc0") + 5
        struct.pack_into(">HH", data, at, 10_000, 10_000)
    else:
        at = data.index(b"\x9d\x01\x2a") + 3
        struct.pack_into("<HH", data, at, 10_000, 10_000)
    return bytes(data)
