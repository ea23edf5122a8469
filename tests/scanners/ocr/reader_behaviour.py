"""What every engine of text recognition must do; each one brings itself as the fixture `reader`."""

from __future__ import annotations

import numpy as np
import pytest

from scanners.ocr.reader import Reader
from tests.scanners.ocr.drawn import LABEL, drawn


class ReaderBehaviour:
    """Subclasses give the fixture."""

    def test_it_reads_every_line_from_the_top_down(self, reader: Reader) -> None:
        lines = reader.read(drawn())
        squeezed = [line.text.replace(" ", "") for line in lines]
        assert LABEL[1] in squeezed
        assert any("284417302255190013" in text for text in squeezed)
        tops = [line.box[0][1] for line in lines]
        assert tops == sorted(tops)

    def test_boxes_and_confidence_are_of_this_picture(self, reader: Reader) -> None:
        picture = drawn()
        height, width = picture.shape[:2]
        for line in reader.read(picture):
            assert 0 <= line.confidence <= 1
            assert len(line.box) == 4
            assert all(-2 <= x <= width + 2 and -2 <= y <= height + 2 for x, y in line.box)

    def test_a_region_is_read_alone_and_told_in_the_whole_picture(self, reader: Reader) -> None:
        lines = reader.read(drawn(), (0, 120, 900, 210))
        assert [line.text.replace(" ", "") for line in lines] == [LABEL[1]]
        assert all(100 <= y <= 220 for _, y in lines[0].box)

    def test_a_gray_picture_reads_like_a_coloured_one(self, reader: Reader) -> None:
        gray = np.ascontiguousarray(drawn()[:, :, 0])
        assert any(LABEL[1] in line.text.replace(" ", "") for line in reader.read(gray))

    @pytest.mark.parametrize(
        "picture",
        [
            np.zeros((0, 0, 3), np.uint8),
            np.zeros((1, 1, 3), np.uint8),
            np.zeros((3, 900, 3), np.uint8),
            np.zeros((40, 40, 2), np.uint8),
            np.full((300, 400, 3), 255, np.uint8),
        ],
        ids=["nothing", "a pixel", "a stripe", "no picture", "white"],
    )
    def test_a_picture_without_text_has_no_lines(
        self, reader: Reader, picture: np.typing.NDArray[np.uint8]
    ) -> None:
        assert reader.read(picture) == ()

    def test_a_region_outside_has_no_lines(self, reader: Reader) -> None:
        assert reader.read(drawn(), (5000, 5000, 6000, 6000)) == ()

    def test_no_repr_shows_what_was_read(self, reader: Reader) -> None:
        assert LABEL[1] not in repr(reader.read(drawn()))
