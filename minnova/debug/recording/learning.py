"""A mask for the time of the recording: it learns what is secret, and hides what names give away.

What has been learned is hidden at the end, in all texts at once, by `Mask.text`: to do so each time
a text is written takes long, and could not know of the secrets to come.
"""

from minnova.debug.masking import Mask, texts


class Learning(Mask):
    """Looks at each text once, however often it is written."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[str, str] = {}

    def text(self, text: str) -> str:
        """Return a text without the secrets that it names."""
        known = self._seen.get(text)
        if known is None:
            known = self._seen[text] = self._look(text)
        return known

    def _look(self, text: str) -> str:
        return texts.SECRET.sub(self._named, text) if texts.may_name_a_secret(text) else text

    def finished(self) -> Mask:
        """Return a mask that hides everything that was learned."""
        return Mask(self._secrets)
