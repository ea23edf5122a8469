"""Where labels go: what the setting `printer` says, read once at the edge."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ZPL_PORT = 9100
_MOST_PORT = 65_535
_LONGEST_HOST = 253


@dataclass(frozen=True, kw_only=True)
class NoPrinter:
    """Nothing is printed: labels come from elsewhere, or there are none."""


@dataclass(frozen=True, kw_only=True)
class ZplHost:
    """A printer that takes ZPL over the network."""

    host: str
    port: int = ZPL_PORT


@dataclass(frozen=True, kw_only=True)
class ZplFolder:
    """A folder that gets a file of ZPL for each label."""

    folder: Path


@dataclass(frozen=True, kw_only=True)
class QtPrinter:
    """A printer of this computer, by the name its system calls it."""

    name: str


Target = NoPrinter | ZplHost | ZplFolder | QtPrinter


def target_of(text: str) -> Target:
    """`` or `zpl:HOST[:PORT]`, `zpl-file:FOLDER`, `qt:NAME`; raises ValueError with a reason."""
    kind, colon, rest = text.strip().partition(":")
    rest = rest.strip()
    if not kind and not colon:
        return NoPrinter()
    if not rest:
        message = "must be zpl:HOST[:PORT], zpl-file:FOLDER, qt:NAME or empty"
        raise ValueError(message)
    if kind == "zpl":
        return _host_of(rest)
    if kind == "zpl-file":
        return _folder_of(rest)
    if kind == "qt":
        return QtPrinter(name=rest)
    message = "must begin with zpl:, zpl-file: or qt:"
    raise ValueError(message)


def text_of(target: Target) -> str:
    """The setting that says this target."""
    match target:
        case NoPrinter():
            return ""
        case ZplHost(host=host, port=port):
            shown = f"[{host}]" if ":" in host else host
            return f"zpl:{shown}" if port == ZPL_PORT else f"zpl:{shown}:{port}"
        case ZplFolder(folder=folder):
            return f"zpl-file:{folder}"
        case QtPrinter(name=name):
            return f"qt:{name}"


def _host_of(text: str) -> ZplHost:
    """A name or address, IPv6 in brackets, and perhaps a port."""
    if text.startswith("["):
        host, bracket, rest = text[1:].partition("]")
        is_shaped = bool(bracket) and (not rest or rest.startswith(":"))
        port = rest[1:]
    else:
        host, colon, port = text.partition(":")
        is_shaped = not colon or bool(port)
    if not is_shaped or not host or len(host) > _LONGEST_HOST or any(map(str.isspace, host)):
        message = "must name a host, such as zpl:192.168.1.40 or zpl:printer-3:9100"
        raise ValueError(message)
    return ZplHost(host=host, port=_port_of(port) if port else ZPL_PORT)


def _port_of(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(_MOST_PORT))
    if not is_number or not 1 <= int(text) <= _MOST_PORT:
        message = f"must name a port between 1 and {_MOST_PORT}"
        raise ValueError(message)
    return int(text)


def _folder_of(text: str) -> ZplFolder:
    folder = Path(text).expanduser()
    if not folder.is_absolute():
        message = "must name a folder by its full path"
        raise ValueError(message)
    return ZplFolder(folder=folder)
