"""Asks clamd for a virus where one is configured: ``PRAKSISNET_CLAMD=unix:/run/clamav/clamd.ctl`` or ``tcp:host:3310``.

clamd's own protocol (``man clamd``, INSTREAM): pieces with their length in front, and one answer.
"""

import logging
import socket
import struct
from contextlib import closing

from django.conf import settings

logger = logging.getLogger(__name__)

PIECE = 2**16
MOST_SECONDS = 30
LONGEST_ANSWER = 4096


def problem_of(data: bytes) -> str:
    """``virus``; ``unscanned`` where the scanner does not answer or could not read it; nothing if it is good.

    A file is not kept unscanned where somebody has asked for scanning.
    """
    if not settings.CLAMD:
        return ""
    try:
        answer = _asked(data)
    except OSError as failed:
        logger.error("The virus scanner did not answer, so a file was refused: %s", failed)
        return "unscanned"
    if answer == "stream: OK":
        return ""
    if answer.endswith(" FOUND"):
        logger.warning("The virus scanner refused a file.")
        return "virus"
    logger.error("The virus scanner could not read a file: %s", answer[:200])
    return "unscanned"


def _asked(data: bytes) -> str:
    with closing(_connected()) as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            scanner.sendall(struct.pack(">I", len(piece)) + piece)
        scanner.sendall(struct.pack(">I", 0))
        answer = b""
        while b"\0" not in answer and len(answer) < LONGEST_ANSWER and (said := scanner.recv(LONGEST_ANSWER)):
            answer += said
    return answer.split(b"\0")[0].decode("utf-8", "replace").strip()


def _connected() -> socket.socket:
    kind, _colon, place = settings.CLAMD.partition(":")
    if kind == "unix":
        scanner = socket.socket(socket.AF_UNIX)
        try:
            scanner.settimeout(MOST_SECONDS)
            scanner.connect(place)
        except OSError:
            scanner.close()
            raise
        return scanner
    host, _colon, port = place.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=MOST_SECONDS)
