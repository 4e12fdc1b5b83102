"""How a letter is shown."""

from praksisnet.demo.reading import mail_policy


def test_mail_policy_names_each_style_block_by_its_hash():
    policy = mail_policy("<style>p{color:red}</style><p style='x'>a</p>")

    assert "style-src 'sha256-" in policy
    assert "unsafe" not in policy


def test_mail_policy_of_a_plain_letter_lets_no_style_in():
    assert "style-src 'none'" in mail_policy("<p>a</p>")
