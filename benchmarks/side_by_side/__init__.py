"""Ours beside other systems in one run: the same database server, two processes, the same mail server, real pages.

The others are never part of this repository. A folder of scripts installs, fills, starts and stops them; see
``benchmarks/peers.py``.
"""
