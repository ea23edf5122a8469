"""An X session of one's own: Xvfb, window manager, message bus, ibus with its pinyin engine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

NEEDED = ("Xvfb", "openbox", "xdotool", "ibus-daemon", "ibus", "dbus-daemon")
ENGINE = "libpinyin"
START_LIMIT_S = 20.0
REPOSITORY = Path(__file__).resolve().parents[2]


def missing() -> list[str]:
    """Programs this machine does not have."""
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def session(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of programs that shall live in the session; all ends with the block."""
    with ExitStack() as stack:
        environ = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        environ.update(XDG_CONFIG_HOME=str(folder / "config"), XDG_CACHE_HOME=str(folder / "cache"))
        environ.update(LC_ALL="C.UTF-8", QT_QPA_PLATFORM="xcb", QT_IM_MODULE="ibus")
        environ["DISPLAY"] = _display(stack)
        environ["DBUS_SESSION_BUS_ADDRESS"] = _bus(stack, environ)
        _started(stack, ["openbox"], environ)
        _started(
            stack, ["ibus-daemon", "--panel", "disable", "--emoji-extension", "disable"], environ
        )
        _until_engine(environ)
        yield environ


def _display(stack: ExitStack) -> str:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    _ended(stack, subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL))
    os.close(write)
    with os.fdopen(read) as pipe:
        return f":{pipe.readline().strip()}"


def _bus(stack: ExitStack, environ: dict[str, str]) -> str:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    process = subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    _ended(stack, process)
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _started(stack: ExitStack, command: list[str], environ: dict[str, str]) -> None:
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    _ended(stack, subprocess.Popen(command, env=environ, **quiet))


def _ended(stack: ExitStack, process: subprocess.Popen[Any]) -> None:
    def end() -> None:
        process.terminate()
        process.wait(timeout=5)
        if process.stdout is not None:
            process.stdout.close()

    stack.callback(end)


def _until_engine(environ: dict[str, str]) -> None:
    """Choosing the engine fails until the daemon is up, then holds for every program."""
    end_s = time.monotonic() + START_LIMIT_S
    while time.monotonic() < end_s:
        subprocess.run(["ibus", "engine", ENGINE], env=environ, capture_output=True, check=False)
        asked = subprocess.run(
            ["ibus", "engine"], env=environ, capture_output=True, text=True, check=False
        )
        if asked.stdout.strip() == ENGINE:
            return
    raise AssertionError(f"ibus does not offer {ENGINE}: {asked.stderr}")


class Bench:
    """The window process, and the hands before it."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._environ = environ
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ime.window"],
            env=environ,
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def tell(self, line: str) -> dict[str, Any]:
        """A command, and what the window answers."""
        self._say(line)
        assert self._process.stdout is not None
        return _answer(self._process.stdout)

    def keys(self, text: str, *, delay_ms: int) -> None:
        """Characters one after the other, as the X server's own test extension sends them."""
        self._xdotool("type", "--delay", str(delay_ms), "--", text)

    def press(self, name: str) -> None:
        """One named key."""
        self._xdotool("key", name)

    def scan(self, text: str, *, delay_ms: int, end: str = "Return") -> None:
        """A scanner's burst in one go, its end included."""
        names = " ".join(_key_name(one) for one in text)
        self._xdotool("key", "--delay", str(delay_ms), *names.split(), end)

    def close(self) -> None:
        """End the window."""
        self._say("quit")
        self._process.wait(timeout=10)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environ, check=True, timeout=60)


def _answer(stream: IO[str]) -> dict[str, Any]:
    line = stream.readline()
    assert line, "the window died"
    answer = json.loads(line)
    assert isinstance(answer, dict)
    return answer


def _key_name(character: str) -> str:
    names = {
        "-": "minus",
        "_": "underscore",
        " ": "space",
        "/": "slash",
        "\x1d": "ctrl+bracketright",
    }
    if character in names:
        return names[character]
    return f"shift+{character.lower()}" if character.isupper() else character
