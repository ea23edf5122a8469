"""`customer`: the list a person reads, and what is refused before any hub is asked."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from app.cli import customer
from app.cli.customer import GivenAnswer, list_questions, record_answer
from app.cli.sentences import sentence_of
from inspection.errors import OperatorError
from sync.customer_wire import AnswerTaken, AskedQuestion, PossibleAnswer, QuestionsAnswer

QUESTION = AskedQuestion(
    question_id="q-1",
    ticket_number="RS-1",
    unit_id="u-1",
    lpn="U-7F3K-00015",
    kind="damage_found",
    text_zh="有损伤",
    text_en="We found damage.",
    photos=[],
    asked_at="2026-11-21T06:30:00Z",
    due_at="2026-11-22T06:30:00Z",
    is_overdue=True,
    answers=[PossibleAnswer(code="disputes", text_zh="不认可", text_en="Disputes it")],
)


class Client:
    """A hub that knows one question and takes an answer once."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str, str]] = []

    def questions(self) -> QuestionsAnswer:
        return QuestionsAnswer(questions=[QUESTION])

    def answer_question(self, question_id: str, *, answer: str, words: str) -> AnswerTaken:
        self.taken.append((question_id, answer, words))
        return AnswerTaken(
            answer_id="a",
            question_id=question_id,
            answer=answer,
            answered_at="2026-11-21T07:00:00Z",
            is_new=len(self.taken) == 1,
        )


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    made = Client()

    @contextmanager
    def hub_for(_config, *, admin_token_stdin):
        yield made

    monkeypatch.setattr(customer, "hub_for", hub_for)
    monkeypatch.setattr(customer, "read_config", lambda _flags, _environ: SimpleNamespace())
    return made


def record(code: str, words: str = "") -> int:
    given = GivenAnswer(question_id="q-1", code=code, words=words)
    return record_answer(given, {}, {}, admin_token_stdin=False, as_json=False)


def test_the_list_names_question_deadline_and_answers(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list_questions({}, {}, admin_token_stdin=False, as_json=False) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 question without an answer.",
        "q-1  RS-1  U-7F3K-00015  until 2026-11-22T06:30:00Z, overdue",
        "  We found damage.",
        "  disputes: Disputes it",
    ]


def test_an_answer_is_recorded_once_and_said_so(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [record("disputes", "不是我"), record("disputes", "不是我")] == [0, 0]
    assert client.taken == [("q-1", "disputes", "不是我")] * 2
    said = capsys.readouterr().out.splitlines()
    assert said == ["Recorded.", "Known already; only the words may differ."]


@pytest.mark.parametrize(
    ("code", "words", "refusal"),
    [
        ("Disputes it", "", "customer.answer_unknown"),
        ("", "", "customer.answer_unknown"),
        ("disputes", "x" * 501, "customer.words_too_long"),
    ],
)
def test_what_no_hub_takes_is_refused_here(
    client: Client, code: str, words: str, refusal: str
) -> None:
    with pytest.raises(OperatorError) as refused:
        record(code, words)
    assert (refused.value.code, client.taken) == (refusal, [])
    assert refusal not in sentence_of(refused.value)
