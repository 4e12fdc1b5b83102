from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What may be uploaded, told by the content, never by the name."""

    PDF = "pdf", "PDF"
    PPTX = "pptx", "PowerPoint"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    ODT = "odt", "OpenDocument"
    PNG = "png", _("Picture")
    JPEG = "jpg", _("Picture")
    WEBP = "webp", _("Picture")


MIME_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.WEBP: "image/webp",
}
MOST_BYTES = 20 * 2**20
ACCEPTED = ".pdf,.pptx,.docx,.xlsx,.odt,.png,.jpg,.jpeg,.webp"
LONGEST_NAME = 150

PROBLEMS = {
    "empty": _("The file is empty."),
    "large": _("The file is larger than 20 MB. Make its pictures smaller, or split it."),
    "kind": _(
        "The file is not a PDF, PowerPoint, Word, Excel or OpenDocument text, nor a picture. Save it as one of these."
    ),
    "old": _("The file is of an older kind, or locked with a password. Save it as .pptx, .docx, .xlsx or PDF without."),
    "encrypted": _("The file is locked with a password or protected in another way. Save it without, and try again."),
    "macro": _("The file contains macros or scripts, which could do harm. Save it without them, or as a PDF file."),
    "embedded": _("Another file lies inside this one and cannot be checked. Take it out, or put in a picture of it."),
    "external": _("The file fetches content from somewhere else, which could do harm. Put it into the file instead."),
    "pixels": _("The picture has more than 50 million pixels. Make it smaller, and try again."),
    "virus": _("The virus scanner found something harmful in the file, so it was not kept."),
    "unscanned": _("The file could not be checked for viruses just now. Try again in a moment."),
    "pages": _("The file has more than 300 pages or slides. Split it."),
    "bomb": _("The file unpacks to far more than its size, so it was not opened. Save it again, or as a PDF file."),
    "text": _("The file contains more text than can be checked. Split it."),
    "slow": _("It took too long to read the file. Save it as a PDF file, or split it."),
    "broken": _("The file could not be read. Open it, save it again, and try once more."),
    "busy": _("Many files are being checked just now. Try again in a moment."),
}
CPR_IN_FILE = _(
    "Something in the file looks like a CPR number. Look in notes, headers and comments too, and remove it."
)
CPR_IN_NAME = _("The name of the file looks like a CPR number. Rename the file, and choose it again.")
