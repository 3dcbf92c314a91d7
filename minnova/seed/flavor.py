"""The flavors of a cloud file: how large a server can be."""

from __future__ import annotations

from dataclasses import dataclass

from minnova.seed.convert import factor, label, text, truth, whole
from minnova.seed.record import key

_MOST = 999_999_999


@dataclass(frozen=True, kw_only=True, repr=False)
class Flavor:
    """A size: memory and swap in MiB, disks in GiB."""

    id: str = key(text)
    name: str = key(label)
    ram: int = key(whole(1, _MOST))
    vcpus: int = key(whole(1, _MOST))
    disk: int = key(whole(0, _MOST))
    ephemeral: int = key(whole(0, _MOST))
    swap: int = key(whole(0, _MOST))
    rxtx_factor: float = key(factor)
    public: bool = key(truth)
    disabled: bool = key(truth, default=False)

    def __repr__(self) -> str:
        return f"<Flavor {self.id} {self.name!r}: {self.vcpus} vCPU, {self.ram} MiB>"
