from praksisnet.kit.plain_text import text_of


def test_the_text_part_is_made_from_the_html():
    html = (
        "<html><head><title>x</title><style>p {}</style></head><body><h1>Møde</h1><p>Kære\n Mette,</p>"
        '<ul><li>én</li><li>to</li></ul><p><a href="http://x.example/1/">Se mødet</a> i dag.</p>'
        "<dl><dt>Sted</dt><dd>Køge</dd></dl></body></html>"
    )

    assert text_of(html) == (
        "Møde\n\nKære Mette,\n\n- én\n- to\n\nSe mødet: http://x.example/1/ i dag.\n\nSted: Køge\n"
    )


def test_a_link_that_shows_its_address_is_written_once():
    assert text_of('<p><a href="mailto:a@b.example">a@b.example</a></p>') == "a@b.example\n"


def test_cells_and_line_breaks_are_kept_apart():
    html = "<table><tr><th>Dag</th><td>Tid</td></tr><tr><td>3.12.</td><td>9.30</td></tr></table><p>Tak for<br>i dag</p>"

    assert text_of(html) == "Dag Tid\n3.12. 9.30\n\nTak for\ni dag\n"
