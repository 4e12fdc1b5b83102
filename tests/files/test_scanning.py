"""The virus scanner is asked in its own words, over a real socket."""

import socketserver
import struct
import threading

import pytest

from praksisnet.files.inspection import check
from praksisnet.kit.refusal import Refused
from tests.files.documents import pdf

# The sign that every scanner knows; in two halves, or this file would be refused itself.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Scanner(socketserver.StreamRequestHandler):
    """As clamd answers to INSTREAM: pieces with their length in front, a piece of no length, one answer."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            data += self.rfile.read(size)
        self.server.seen.append(data)
        said = self.server.says or (b"stream: Eicar-Test-Signature FOUND" if EICAR in data else b"stream: OK")
        self.wfile.write(said + b"\0")


class UnixServer(socketserver.UnixStreamServer):
    address = staticmethod(lambda server: f"unix:{server.server_address}")


class TCPServer(socketserver.TCPServer):
    address = staticmethod(lambda server: "tcp:{}:{}".format(*server.server_address))


@pytest.fixture(params=["unix", "tcp"])
def scanner(request, settings, tmp_path):
    server = (
        UnixServer(str(tmp_path / "clamd"), Scanner)
        if request.param == "unix"
        else TCPServer(("127.0.0.1", 0), Scanner)
    )
    server.seen, server.says = [], b""
    settings.CLAMD = server.address(server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        check(data, name="a.pdf")
    return refused.value.code


def test_a_good_file_is_taken_and_was_seen_whole(scanner):
    data = pdf("Aftaler", info="/Subject (" + "x" * 200_000 + ")")

    assert (check(data, name="a.pdf").kind, scanner.seen) == ("pdf", [data])


def test_refuse_a_virus_and_log_nothing_of_it(scanner, caplog):
    assert refusal(pdf(info=f"/Subject ({EICAR.decode().replace('(', '').replace(')', '')})") + EICAR) == "virus"

    assert [record.getMessage() for record in caplog.records] == ["The virus scanner refused a file."]


def test_refuse_what_the_scanner_could_not_read(scanner):
    scanner.says = b"INSTREAM size limit exceeded. ERROR"

    assert refusal(pdf()) == "unscanned"


def test_refuse_while_the_scanner_does_not_answer(settings, tmp_path):
    settings.CLAMD = f"unix:{tmp_path / 'nobody'}"

    assert refusal(pdf()) == "unscanned"


def test_without_a_scanner_nothing_is_asked(settings):
    settings.CLAMD = ""

    assert check(pdf() + b"\n% " + EICAR, name="a.pdf").kind == "pdf"
