"""What watching finds: the steps in which an answer came to its keys. Frozen, and without values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One that wrote into the answer: the controller, or an extension after it.

    `added` and `changed` are keys of the items: of each server, not of the list around them.
    `refused` are the rules that the policy said no to while it ran; `keys` counts the keys that
    the items have afterwards, all together.
    """

    name: str
    """The module of the controller, which nova names its extensions by: "extended_status"."""
    place: str
    """Where its method is: "minnova/nova/api/openstack/compute/extended_status.py:22"."""
    added: tuple[str, ...]
    changed: tuple[str, ...]
    refused: tuple[str, ...]
    keys: int


@dataclass(frozen=True)
class Additions:
    """The steps of one answer. `request` is "GET /v2.1/servers/detail", `items` counts the servers."""

    request: str
    items: int
    steps: tuple[Step, ...]

    @property
    def extensions(self) -> tuple[Step, ...]:
        """The steps behind the controller's."""
        return self.steps[1:]

    def __repr__(self) -> str:
        keys = self.steps[-1].keys if self.steps else 0
        return f"<{self.request}: {keys} keys in {len(self.steps)} steps>"
