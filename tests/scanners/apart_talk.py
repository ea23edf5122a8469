"""What a process at the other end of a pipe may say, and what may ail it, whatever it reads."""

from __future__ import annotations

HELLO = 'print(\'{"engine": "other"}\', flush=True); '
TAKES_ALL = "import sys; sys.stdin.buffer.read()"
AILING = [
    "",
    "raise SystemExit(3)",
    "print('no json', flush=True)",
    "print('[]', flush=True)",
    HELLO,
    HELLO + "print('{}', flush=True)",
    HELLO + 'print(\'{"failed": "MemoryError"}\', flush=True)',
    HELLO + "import os, sys; sys.stdin.buffer.read(100); os.abort()",
]
"""Sources of programs that give no answer to a picture."""
