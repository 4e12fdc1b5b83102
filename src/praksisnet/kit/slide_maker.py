"""The process that makes one PowerPoint file and ends: its order comes as JSON, the file leaves as bytes."""

import io
import json
import sys
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

INK, MUTED, PETROL = map(RGBColor.from_string, ("1A1A1A", "565D61", "14556B"))
TITLE_AND_CONTENT = 1  # of the layouts in python-pptx's own template
WIDE, HIGH, MARGIN = Inches(13.333), Inches(7.5), Inches(0.9)
TITLE_SIZES = ((70, 40), (120, 30), (10_000, 22))  # up to so many letters, so many points
LANGUAGES = {"da": "da-DK", "en": "en-GB"}


def make(order: dict[str, Any]) -> bytes:
    """The file that ``slides.powerpoint`` orders. Raises ValueError for a text that no XML can hold."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDE, HIGH
    made.core_properties.title, made.core_properties.author = order["title"], "Praksisnet"
    language = LANGUAGES.get(order["language"], order["language"])
    made.core_properties.language = language
    for number, slide in enumerate(order["slides"]):
        _slide(made.slides.add_slide(made.slide_layouts[TITLE_AND_CONTENT]), slide, order, number == 0, language)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _slide(shown: Any, slide: dict[str, Any], order: dict[str, Any], is_first: bool, language: str) -> None:
    """Title first, then what stands under it, then the foot: the order in which it is read aloud."""
    title, body = shown.shapes.title, shown.placeholders[1]
    top = Inches(1.6 if is_first else 0.7)
    _put(title, MARGIN, top, WIDE - 2 * MARGIN, Inches(1.5 if is_first else 1.1))
    title.text_frame.text, title.text_frame.word_wrap = slide["title"], True
    _letters(title.text_frame, Pt(_title_size(slide["title"], is_first)), PETROL, language, bold=True)
    below = top + Inches(1.6 if is_first else 1.2)
    _put(body, MARGIN, below, WIDE - 2 * MARGIN, HIGH - below - Inches(0.9))
    frame = body.text_frame
    frame.word_wrap = True
    lines = [slide["lead"]] if slide["lead"] else []
    lines += [f"{at}. {text}" if slide["numbered"] else text for at, text in enumerate(slide["points"], 1)]
    frame.text = lines[0] if lines else ""
    for text in lines[1:]:
        frame.add_paragraph().text = text
    for paragraph in frame.paragraphs:
        paragraph.space_after = Pt(10)
        if slide["lead"] or slide["numbered"]:
            _without_bullet(paragraph)
    _letters(frame, Pt(24 if len(lines) < 5 else 20), INK, language)
    _foot(shown, " · ".join(filter(None, [slide["eyebrow"], order["foot"]])), language)


def _title_size(title: str, is_first: bool) -> int:
    """In points: the more letters, the smaller, for the box stays as it is."""
    if not is_first:
        return 32
    return next(size for longest, size in TITLE_SIZES if len(title) <= longest)


def _foot(shown: Any, text: str, language: str) -> None:
    box = shown.shapes.add_textbox(MARGIN, HIGH - Inches(0.75), WIDE - 2 * MARGIN, Inches(0.4))
    box.text_frame.text = text
    _letters(box.text_frame, Pt(12), MUTED, language)


def _put(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def _letters(frame: Any, size: Any, colour: Any, language: str, *, bold: bool = False) -> None:
    for paragraph in frame.paragraphs:
        paragraph.alignment = 1  # left
        for run in paragraph.runs:
            run.font.size, run.font.bold = size, bold
            run.font.color.rgb = colour
            run._r.get_or_add_rPr().set("lang", language)  # noqa: SLF001 -- python-pptx has no other way


def _without_bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 -- as above
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.insert(0, properties.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}buNone", {}))


def main() -> int:
    try:
        sys.stdout.buffer.write(make(json.load(sys.stdin)))
    except (ValueError, KeyError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
