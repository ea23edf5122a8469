"""The commands about questions to customers and their options."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from app.cli.options import AsJson, Data, Hub, Token, given

customer = typer.Typer(
    help="Questions to customers, for an office without software of its own.",
    no_args_is_help=True,
)


@customer.command("questions")
def questions(
    context: typer.Context,
    *,
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """List the questions that wait for a customer's answer, the nearest deadline first."""
    from app.cli.customer import list_questions

    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    code = list_questions(flags, os.environ, admin_token_stdin=admin_token_stdin, as_json=as_json)
    raise typer.Exit(code)


@customer.command("answer")
def answer(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question's id, as `questions` lists it.")],
    code: Annotated[str, typer.Argument(help="One of its answers.")],
    *,
    words: Annotated[str, typer.Option(help="What the customer wrote; never recorded.")] = "",
    data: Data = None,
    hub: Hub = None,
    admin_token_stdin: Token = False,
    as_json: AsJson = False,
) -> None:
    """Record what a customer answered; the unit wakes up at the bench with its next sync.

    It decides no money. The same answer again changes nothing but the words.
    """
    from app.cli.customer import GivenAnswer, record_answer

    flags = {**context.obj, **given(data_dir=data, hub_url=hub)}
    done = record_answer(
        GivenAnswer(question_id=question, code=code, words=words),
        flags,
        os.environ,
        admin_token_stdin=admin_token_stdin,
        as_json=as_json,
    )
    raise typer.Exit(done)
