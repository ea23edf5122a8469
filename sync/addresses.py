"""Base addresses of whatever this program talks to: whole, and safe for the secrets sent there."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from inspection.errors import OperatorError


def checked_url(base_url: str, *, of: str) -> str:
    """The address without a last slash. Secrets go in clear text to this machine alone (D12).

    Raises OperatorError `<of>.bad_url` or `<of>.insecure_url`.
    """
    parts = urlsplit(base_url)
    try:
        is_whole = (
            bool(parts.hostname) and not parts.username and (parts.port is None or parts.port)
        )
    except ValueError:  # a port that is no number
        is_whole = False
    if parts.scheme not in {"http", "https"} or not is_whole:
        raise OperatorError(f"{of}.bad_url")
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise OperatorError(f"{of}.insecure_url", host=parts.hostname or "")
    return base_url.rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether the name or address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
