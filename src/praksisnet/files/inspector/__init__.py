"""Reads an uploaded file in a process of its own, with bounds on time and memory: hostile files end it, not the server.

Run as ``python -m praksisnet.files.inspector``: the file on stdin, on stdout a line with a JSON object. It holds either
``problem`` (a key of ``words.PROBLEMS``) or ``kind``, ``pages``, ``text`` (as one reads it), ``also`` (everything else
that is written in it: properties, comments, addresses behind links), what is missing for those who cannot see it, and
``data`` (a picture made anew). A second line is the preview. It knows no secret, no database, no Django.
"""
