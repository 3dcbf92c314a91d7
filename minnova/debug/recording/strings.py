"""The table of all texts of a recording: each is kept once, and masked when all is known."""

from minnova.debug.masking import Mask

NONE = -1
"""Stands for no text."""


class Strings:
    """Gives texts their numbers."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.values: dict[str, int] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __repr__(self) -> str:
        return f"<Strings: {len(self.names)} names, {len(self.values)} values>"

    def name(self, text: str) -> int:
        """Return the number of a text that stands in some source: it is no secret."""
        return self._number(self.names, text)

    def value(self, text: str) -> int:
        """Return the number of a text that comes from the run."""
        return self._number(self.values, text)

    def _number(self, table: dict[str, int], text: str) -> int:
        number = table.get(text)
        if number is None:
            number = table[text] = self._count
            self._count += 1
        return number

    def finish(self, mask: Mask) -> list[str]:
        """Return the texts by their numbers. What has turned out to be secret is hidden in all."""
        texts = [""] * self._count
        for text, number in self.names.items():
            texts[number] = text
        for text, number in self.values.items():
            texts[number] = mask.text(text)
        return texts
