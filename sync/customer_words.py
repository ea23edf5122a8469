"""What customers of open tickets wrote comes beside the journal and goes when they close."""

from __future__ import annotations

from sync.client import HubClient
from sync.errors import HubGarbledError, HubRefusedError
from sync.ports import CustomerWordsSide, WordsChange


def pull_words_once(side: CustomerWordsSide, client: HubClient) -> bool:
    """Take one page of changes; True when there is more.

    As with contacts: changes and revision in one transaction, and a hub whose revision went back
    is read again from the start. A hub of before has nothing to tell.
    """
    since = side.words_revision()
    try:
        answer = client.customer_words(since=since)
    except HubRefusedError as refused:
        if refused.code == "route.unknown":
            return False
        raise
    if answer.revision < since:
        side.take_words([], closed=[], revision=0)
        return True
    if answer.revision == since:
        return False
    if answer.more and not (answer.words or answer.closed):
        raise HubGarbledError(why="words")
    changes = [
        WordsChange(words_id=one.words_id, ticket_id=one.ticket_id, words=one.words)
        for one in answer.words
    ]
    side.take_words(changes, closed=answer.closed, revision=answer.revision)
    return answer.more
