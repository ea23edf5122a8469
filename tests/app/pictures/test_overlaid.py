from PySide6.QtGui import QColor, QImage, QPainter

from app.pictures.overlaid import VEIL, overlaid, veiled
from inspection.evidence_events import FoundRegion
from inspection.marks import PLAIN, Annotation, Markup
from inspection.values import MarkShape, OriginId, Ref, RegionKind

MARK = Annotation(
    annotation_id="a",
    evidence_id="e",
    finding_id=None,
    shape=MarkShape.BOX,
    x=2000,
    y=2000,
    x2=8000,
    y2=8000,
    label_code=None,
    at=Ref(origin=OriginId("o"), seq=1),
)


def picture(width: int = 640, height: int = 480) -> QImage:
    """Lines of black patches on white, as print is."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    painter = QPainter(made)
    for top in range(4, height, 12):
        for left in range(4, width, 8):
            painter.fillRect(left, top, 4, 6, QColor("black"))
    painter.end()
    return made


def test_nothing_is_painted_where_nothing_is_known(qapp: object) -> None:
    shown = picture()
    assert overlaid(shown, PLAIN) is shown
    assert overlaid(QImage(), Markup(is_veiled=True)).isNull()


def test_a_veiled_picture_has_no_detail(qapp: object) -> None:
    shown = veiled(picture())
    assert shown.size() == picture().size()
    columns = {shown.pixel(x, 240) for x in range(640)}
    assert len(columns) <= VEIL.width(), "no more than the patches of one line"
    assert overlaid(picture(), Markup(is_veiled=True)) == shown


def test_covers_hide_what_is_below_and_nothing_else(qapp: object) -> None:
    region = FoundRegion(x=0, y=0, w=5000, h=5000, what=RegionKind.NAME)
    shown = overlaid(picture(), Markup(regions=(region,)))
    assert len({shown.pixel(x, y) for x in range(320) for y in range(0, 240, 7)}) == 1
    assert shown.copy(320, 240, 320, 240) == picture().copy(320, 240, 320, 240)


def test_marks_are_seen_and_the_photo_is_not_altered(qapp: object) -> None:
    before = picture()
    for shape in MarkShape:
        changed = Annotation(**(vars(MARK) | {"shape": shape}))
        shown = overlaid(before, Markup(annotations=(changed,)))
        assert shown != before
        assert shown.size() == before.size()
    assert before == picture()
