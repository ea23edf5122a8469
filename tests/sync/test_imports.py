"""What the window needs of sync loads no library: start-up time is the station's first promise."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("requests", "urllib3", "pydantic", "cryptography", "sqlalchemy", "fastapi")


@pytest.mark.parametrize("name", ["status", "bell", "errors", "backoff", "embedded"])
def test_it_loads_only_the_standard_library(name: str) -> None:
    code = f"import sync.{name}, sys; print([m for m in {HEAVY} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
