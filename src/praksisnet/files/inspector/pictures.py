"""Pictures are made anew from their points: what cameras and programs wrote into them is left behind."""

import io

from PIL import Image, ImageOps

from praksisnet.files.inspector.findings import MOST_PIXELS, Findings, Problem

LARGEST_SIDE = 4096
PREVIEW_SIDE = 640
FORMATS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}
QUALITY = 88


def read(data: bytes, kind: str) -> Findings:
    """The picture made anew as ``data``, upright, with nothing but its points. Problem: too many points."""
    picture = _opened(data, kind)
    made = io.BytesIO()
    # Nothing is carried over: no notes, no place, no thumbnail, no second frame, no profile.
    _plain(picture, kind).save(made, FORMATS[kind], **({} if kind == "png" else {"quality": QUALITY}))
    return Findings(kind, data=made.getvalue())


def preview(picture: Image.Image) -> bytes:
    """WebP of at most 640 points a side. The picture itself is made that small."""
    made = io.BytesIO()
    picture.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(made, "WEBP", quality=75)
    return made.getvalue()


def upright(data: bytes, kind: str) -> Image.Image:
    """The picture turned as its Exif says. Problem: too many points."""
    return ImageOps.exif_transpose(_opened(data, kind))


def _opened(data: bytes, kind: str) -> Image.Image:
    """Its size is asked before a point of it is unpacked."""
    Image.MAX_IMAGE_PIXELS = None  # ours is smaller than Pillow's own limit
    picture = Image.open(io.BytesIO(data), formats=[FORMATS[kind]])
    if picture.width * picture.height > MOST_PIXELS:
        raise Problem("pixels")
    picture.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
    return picture


def _plain(picture: Image.Image, kind: str) -> Image.Image:
    turned = ImageOps.exif_transpose(picture)
    turned.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    has_holes = kind != "jpg" and ("A" in turned.getbands() or "transparency" in turned.info)
    plain = Image.new("RGBA" if has_holes else "RGB", turned.size)
    plain.paste(turned.convert(plain.mode))
    return plain
