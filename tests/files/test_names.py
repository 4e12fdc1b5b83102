import pytest

from praksisnet.files.names import clean_name
from praksisnet.files.words import Kind


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Oplæg om aflastning.pptx", "Oplæg om aflastning.pptx"),
        ("../../etc/passwd", "passwd.pptx"),
        (r"C:\Users\ib\slides.PPTX", "slides.pptx"),
        ("slides.pptx.exe", "slides.pptx"),
        ("Notat v1.2.pptx", "Notat v1.2.pptx"),
        ("a\r\nSet-Cookie: x.pptx", "a Set-Cookie- x.pptx"),
        ("slid\u202exe.ptp.pptx", "slidxe.pptx"),
        ("con.pptx", "_con.pptx"),
        ("COM¹.pptx", "_COM¹.pptx"),
        ('<b>"x"|y?*.pptx', "-b--x--y--.pptx"),
        ("...", "file.pptx"),
        ("", "file.pptx"),
        ("\u200b.pptx", "file.pptx"),
        ("æ" * 300, "æ" * 145 + ".pptx"),
    ],
)
def test_clean_name(name, clean):
    assert clean_name(name, Kind.PPTX) == clean
