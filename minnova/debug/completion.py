"""Tab in the terminal: names after `go` and `stop`, and what IPython completes elsewhere."""

from collections.abc import Iterator
from typing import Any

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document


class CommandCompleter(Completer):
    """Asks the debugger's `complete_NAME` methods of ours; IPython's completer knows none."""

    def __init__(self, debugger: Any, otherwise: Completer) -> None:
        self.debugger = debugger
        self.otherwise = otherwise

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """Complete the word before the cursor: "go dis" → dispatch, and its stops."""
        line = document.text_before_cursor
        command, _, word = line.lstrip().partition(" ")
        complete = getattr(self.debugger, f"complete_{command}", None)
        if complete is None or " " not in line or command not in self.debugger.NAMED:
            yield from self.otherwise.get_completions(document, complete_event)
            return
        for name in complete(word, line, len(line) - len(word), len(line)):
            yield Completion(name, start_position=-len(word))
