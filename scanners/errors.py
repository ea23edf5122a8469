"""What can go wrong with images and devices, as codes with parameters; the words are the app's."""

from __future__ import annotations


class ScannerError(Exception):
    """Base: a dotted code such as `image.empty` and its parameters, never a finished sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        """`params` go into the sentence the app makes of `code`."""
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, str | int] = params

    def __str__(self) -> str:
        """The code with its parameters, for logs."""
        shown = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code}({shown})" if shown else self.code


class ImageError(ScannerError):
    """An image that cannot or must not be decoded: `image.{missing,empty,unreadable,too_large}`."""


class CameraLostError(ScannerError):
    """A camera that gives no frames any more.

    `camera.{lost,frozen,none,no_stream,too_large,no_images,bad_frame}`.
    """


class HandScannerError(ScannerError):
    """A hand scanner that cannot be read: `scanner.{lost,busy,denied}` with its device."""


class LabelRuleError(ScannerError):
    """A label rule file that does not hold: `label.bad_rule` with file and reason."""
