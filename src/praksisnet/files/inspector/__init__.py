"""Reads an uploaded file in a process of its own, with bounds on time and memory: hostile files end it, not the server.

Run as ``python -m praksisnet.files.inspector``: the file on stdin, one JSON object on stdout. It holds either
``problem`` (a key of ``words.PROBLEMS``) or ``kind``, ``pages``, ``text`` (as one reads it) and ``also`` (everything
else that is written in it: properties, comments, addresses behind links). It knows no secret, no database, no Django.
"""
