"""The station's settings: flag, then environment, then `config.toml`, then default.

Read by hand with `tomllib`: a settings library costs more than the whole window may take to appear
(docs/adr/0002).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from inspection.errors import OperatorError

ENVIRONMENT_PREFIX = "RETURNS_STATION_"
FILE_NAME = "config.toml"
MAX_FILE_BYTES = 64 * 1024
MAX_TEXT = 400

SCALES = (100, 115, 125, 150)
"""Percent."""
LANGUAGES = ("zh", "en")
THEMES = ("light", "dark")
PANELS_INCH = (7.0, 60.0)
"""Diagonals that stand on a desk."""

STREAM_SCHEMES = ("http://", "https://", "rtsp://", "rtsps://")
CAMERA_SIDE_PX = (160, 8192)
ITF_DIGITS = (4, 40)
CAMERA_FPS = (1, 120)
MAX_EXPOSURE_MS = 1000
MAX_FROZEN_S = 3600

SCANNER_TIMEOUT_MS = (40, 1000)
"""Shorter pauses are inside every code, longer ones between two."""
MAX_COOL_DOWN_MS = 10_000
LONGEST_MARK = 16

WEIGH = ("always", "when_known", "never")

LABELS_MM = ((40, 110), (25, 110))
"""Least and most width and height of a label: narrower holds no code, wider no desk printer."""
PRINTER_DPI = (203, 300)

Source = Literal["default", "file", "environment", "command line"]
"""Where the value in force was said."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """Everything a station can be told. Paths of its files follow from `data_dir`."""

    data_dir: Path
    station_name: str = "B01"
    language: str = "zh"
    """`zh` or `en`; can be switched while running."""
    theme: str = "light"
    """`light` or `dark`; can be switched while running."""
    scale_percent: int = 100
    """Size of everything on the screen: 100, 115, 125 or 150."""
    panel_diagonal_inch: float = 0.0
    """Diagonal of the screen; 0 where nobody said. What screens report is often wrong."""
    hub_url: str | None = None
    """Address of the site's hub; None starts one of the station's own."""
    camera: str = ""
    """A device (`0`, `/dev/video0`), a stream (`http://`, `rtsp://`) or a folder of pictures."""
    camera_width_px: int = 1920
    camera_height_px: int = 1080
    """Asked of a device; it gives what it can."""
    camera_fps: int = 30
    """Frames a second asked of a device."""
    camera_exposure_ms: int = 0
    """Exposure of a device; 0 leaves it to the camera."""
    camera_frozen_s: int = 3
    """So long the very same picture means a dead camera; 0 for one that has no noise."""
    camera_auto_shot: bool = True
    """Whether a photo is taken by itself once the picture is sharp, lit and still."""
    camera_reads_codes: bool = False
    """Whether codes that lie before the camera count where that is safe (docs/adr/0012)."""
    itf_lengths: str = "14"
    """Digits an interleaved code on a label photo may have, parted by blanks: a torn one reads as
    a shorter one, and has nothing to prove that it is whole."""
    second_camera: str = ""
    """As `camera`: one more that reads codes and shows no picture, such as one overhead."""
    scanner: str = "keyboard"
    """Where scans come from: `keyboard`, `serial:PORT[@BAUD]` or `evdev:/dev/input/by-id/NAME`."""
    scanner_prefix: str = ""
    scanner_suffix: str = ""
    """What the scanner was told to send around a code; taken off."""
    scanner_separators: str = "{GS} <GS> ^] \u241d"
    """Texts the scanner sends for FNC1 (GS) in GS1 codes, parted by blanks."""
    scanner_needs_end: bool = True
    """Whether it sends Enter or Tab behind a code; else a pause ends one."""
    scanner_timeout_ms: int = 120
    """Longest pause inside a code."""
    scanner_cool_down_ms: int = 1000
    """The same code sooner than this is the same scan; 0 takes each one."""
    scale: str = ""
    """The dock's scale: `serial:PORT[@BAUD]`; empty where weights are typed."""
    weigh: str = "when_known"
    """Whether a weight is asked for: `always`, `never`, `when_known` (one to compare with)."""
    receive_goes_on: bool = True
    """Whether a parcel without anything to remark goes on to disinfection by itself."""
    printer: str = ""
    """Where labels go: `zpl:HOST[:PORT]`, `zpl-file:FOLDER`, `qt:NAME`; empty prints none."""
    label_width_mm: int = 60
    label_height_mm: int = 40
    printer_dpi: int = 203
    """Dots per inch of the label printer: 203 or 300."""
    label_auto_print: bool = True
    """Whether a label prints by itself when an item gets its LPN; F10 prints it in any case."""
    lpn_scan_back: bool = False
    """Whether labels are scanned back where none are printed; where they are, they always are."""
    sound_volume_percent: int = 80
    """Loudness of sounds, 0 (silent) to 100."""
    log_level: str = "INFO"
    demo: bool = False
    """Demonstration tickets, people and camera; only ever set by the `demo` command."""
    sources: Mapping[str, Source] = field(default_factory=dict, compare=False, repr=False)
    """By the name of a setting; what is missing is a default."""

    @property
    def file(self) -> Path:
        """Where settings changed in the program are kept; need not exist."""
        return self.data_dir / FILE_NAME

    @property
    def database(self) -> Path:
        """The station's journal and tables."""
        return self.data_dir / "station.sqlite"

    @property
    def photos(self) -> Path:
        """Folder of photos by SHA-256."""
        return self.data_dir / "photos"

    @property
    def secrets(self) -> Path:
        """Folder of keys and tokens, readable by its owner alone."""
        return self.data_dir / "secrets"

    @property
    def hub_data(self) -> Path:
        """Data folder of the station's own hub."""
        return self.data_dir / "hub"

    @property
    def log_file(self) -> Path:
        """Where the program says what it did, without personal data."""
        return self.data_dir / "station.log"


def read_config(
    flags: Mapping[str, Any], environ: Mapping[str, str], *, inside: str = ""
) -> Config:
    """The settings in force. A flag of None was not given.

    A station `inside` the data folder (the demonstration) has a file of its own over the common
    one, so that what is tried there leaves the real station as it was.

    Raises OperatorError `config.invalid`, `config.unknown` or `config.unreadable`.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    folder = _folder(given.pop("data_dir", None) or environ.get(f"{ENVIRONMENT_PREFIX}DATA"))
    config = Config(data_dir=folder / inside)
    for file in dict.fromkeys((folder / FILE_NAME, config.file)):
        config = _with(config, _from_file(file), "file", said_by=str(file))
    config = _with(config, _from_environment(environ), "environment")
    return _with(config, given, "command line")


def read_value(name: str, value: object, *, said_by: str) -> Any:  # noqa: ANN401 - of any setting
    """What a setting becomes when it is told `value`; KeyError for no setting.

    Raises OperatorError `config.invalid`.
    """
    try:
        return _READERS[name](value)
    except ValueError as error:
        raise OperatorError(
            "config.invalid",
            name=name,
            value=str(value)[:MAX_TEXT],
            source=said_by,
            why=str(error),
        ) from error


def _folder(named: object) -> Path:
    if named:
        return Path(str(named)).expanduser().absolute()
    import platformdirs  # noqa: PLC0415 - only where nobody named a folder

    return Path(platformdirs.user_data_dir("returns-station", appauthor=False))


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    import tomllib  # noqa: PLC0415 - most stations have no file

    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise OperatorError("config.unreadable", file=str(path), why="too long")
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise OperatorError("config.unreadable", file=str(path), why=str(error)) from error
    for name in values:
        if name not in _READERS:
            raise OperatorError("config.unknown", name=str(name)[:MAX_TEXT], file=str(path))
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    named = {name: f"{ENVIRONMENT_PREFIX}{name.upper()}" for name in _READERS}
    return {name: environ[variable] for name, variable in named.items() if environ.get(variable)}


def _with(
    config: Config, values: Mapping[str, Any], source: Source, *, said_by: str = ""
) -> Config:
    changes = {
        name: read_value(name, value, said_by=said_by or source) if name in _READERS else value
        for name, value in values.items()
    }
    return replace(config, sources={**config.sources, **dict.fromkeys(values, source)}, **changes)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT or not value.isprintable():
        message = f"must be text of at most {MAX_TEXT} characters"
        raise ValueError(message)
    return value.strip()


def _name(value: object) -> str:
    if not _text(value):
        message = "must not be empty"
        raise ValueError(message)
    return _text(value)


def _one_of(*allowed: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in allowed:
            message = f"must be one of {', '.join(allowed)}"
            raise ValueError(message)
        return str(value)

    return read


def _scale(value: object) -> int:
    return int(_one_of(*map(str, SCALES))(str(value)))


def _inch(value: object) -> float:
    message = f"must be a number from {PANELS_INCH[0]:g} to {PANELS_INCH[1]:g}, or 0"
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(message)  # noqa: TRY004 - of a setting, not of a program
    number = float(value)
    if number and not PANELS_INCH[0] <= number <= PANELS_INCH[1]:
        raise ValueError(message)
    return number


def _url(value: object) -> str | None:
    text = _text(value)
    if text and not text.startswith(("http://", "https://")):
        message = "must start with http:// or https://"
        raise ValueError(message)
    return text.rstrip("/") or None


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        text = str(value)
        is_number = not isinstance(value, bool) and text.isascii() and text.isdigit()
        if not is_number or len(text) > len(str(most)) or not least <= int(text) <= most:
            message = f"must be a whole number from {least} to {most}"
            raise ValueError(message)
        return int(text)

    return read


def _flag(value: object) -> bool:
    """`true` and `false`; the environment has only text."""
    if isinstance(value, bool):
        return value
    return _one_of("true", "false")(value) == "true"


def _lengths(value: object) -> str:
    digits = {_whole(*ITF_DIGITS)(one) for one in _text(value).split()}
    if any(one % 2 for one in digits):
        message = "must be even numbers: interleaved codes have pairs of digits"
        raise ValueError(message)
    return " ".join(map(str, sorted(digits)))


def _camera(value: object) -> str:
    text = _text(value)
    if "://" in text and not text.startswith(STREAM_SCHEMES):
        message = f"must start with {', '.join(STREAM_SCHEMES)}, or name a device or a folder"
        raise ValueError(message)
    return text


def _printer(value: object) -> str:
    from app.settings.printer_target import target_of  # noqa: PLC0415 - only where a printer is named

    text = _text(value)
    target_of(text)
    return text


def _scanner(value: object) -> str:
    from app.settings.scanner_target import scanner_of  # noqa: PLC0415 - only where a scanner is named

    text = _text(value) or "keyboard"
    scanner_of(text)
    return text


def _scale_port(value: object) -> str:
    from app.settings.scanner_target import scale_of  # noqa: PLC0415 - only where a scale is named

    text = _text(value)
    scale_of(text)
    return text


def _mark(value: object) -> str:
    text = _text(value)
    if len(text) > LONGEST_MARK:
        message = f"must be at most {LONGEST_MARK} characters"
        raise ValueError(message)
    return text


def _separators(value: object) -> str:
    from scanners.cleaning import substitutes_of  # noqa: PLC0415 - only where somebody says any

    return " ".join(substitutes_of(_text(value)))


_READERS: dict[str, Callable[[object], Any]] = {
    "station_name": _name,
    "language": _one_of(*LANGUAGES),
    "theme": _one_of(*THEMES),
    "scale_percent": _scale,
    "panel_diagonal_inch": _inch,
    "hub_url": _url,
    "camera": _camera,
    "camera_width_px": _whole(*CAMERA_SIDE_PX),
    "camera_height_px": _whole(*CAMERA_SIDE_PX),
    "camera_fps": _whole(*CAMERA_FPS),
    "camera_exposure_ms": _whole(0, MAX_EXPOSURE_MS),
    "camera_frozen_s": _whole(0, MAX_FROZEN_S),
    "camera_auto_shot": _flag,
    "camera_reads_codes": _flag,
    "itf_lengths": _lengths,
    "second_camera": _camera,
    "scanner": _scanner,
    "scanner_prefix": _mark,
    "scanner_suffix": _mark,
    "scanner_separators": _separators,
    "scanner_needs_end": _flag,
    "scanner_timeout_ms": _whole(*SCANNER_TIMEOUT_MS),
    "scanner_cool_down_ms": _whole(0, MAX_COOL_DOWN_MS),
    "scale": _scale_port,
    "weigh": _one_of(*WEIGH),
    "receive_goes_on": _flag,
    "printer": _printer,
    "label_width_mm": _whole(*LABELS_MM[0]),
    "label_height_mm": _whole(*LABELS_MM[1]),
    "printer_dpi": lambda value: int(_one_of(*map(str, PRINTER_DPI))(str(value))),
    "label_auto_print": _flag,
    "lpn_scan_back": _flag,
    "sound_volume_percent": _whole(0, 100),
    "log_level": _one_of("DEBUG", "INFO", "WARNING", "ERROR"),
}
