from pathlib import Path

import pytest

from inspection.policies import Policies, load_term_books
from inspection.terms import Placed, TermBook, book_for
from inspection.values import Disposition, ItemGrade, PackagingGrade


def placed(grade: str, disposition: Disposition = Disposition.QUARANTINE) -> Placed:
    return Placed(
        grade=grade,
        packaging=PackagingGrade.OPENED,
        item=ItemGrade.MINOR,
        disposition=disposition,
    )


@pytest.fixture(scope="module")
def books(resources_dir: Path) -> tuple[TermBook, ...]:
    return load_term_books(resources_dir)


def test_the_samples_in_every_book_hold(books: tuple[TermBook, ...]) -> None:
    for book in books:
        assert book.samples
        for one in book.samples:
            assert book.terms(one.placed) == one.terms, f"{book.book_id}:{one.line}"


def test_every_grade_but_that_of_another_item_is_a_stock_type(
    policies: Policies, books: tuple[TermBook, ...]
) -> None:
    book = book_for("anyone", books)
    for rule in policies.grade_rules:
        for letter in rule.letters:
            known = book.terms(placed(letter.code)).keys() & {"qimen", "loop_grade", "amazon"}
            assert len(known) == (0 if letter.code == "X" else 3), letter.code


def test_the_shop_is_told_where_goods_went_once_it_is_settled(
    policies: Policies, books: tuple[TermBook, ...]
) -> None:
    book = book_for("anyone", books)
    for way in (way for rules in policies.dispositions for way in rules.ways):
        if way.is_terminal:
            assert "shopify" in book.terms(placed("B", way.disposition)), way.disposition


@pytest.mark.parametrize("disposition", [Disposition.CLEAN, Disposition.QUARANTINE])
def test_the_shop_is_told_nothing_while_goods_may_yet_be_restocked(
    books: tuple[TermBook, ...], disposition: Disposition
) -> None:
    # it refuses RESTOCKED after PROCESSING_REQUIRED
    assert "shopify" not in book_for("anyone", books).terms(placed("B", disposition))
