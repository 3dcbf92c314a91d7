"""Who wrote which key of an answer: the controller first, then one extension after the other.

`ServersController.detail` is not the whole answer to `nova list`: nine controllers add to the same
dictionary afterwards, each after asking the policy. Here that is watched from outside.

    additions(lambda: cloud.nova(["list"])).steps[1]
    →  Step("keypairs", added=("key_name",), refused=(), …)

In nova there is nothing like it: there one reads nine files. Left out: what an extension changes
below the keys of an item, and answers that no extension adds to.
"""

from minnova.debug.additions.additions import additions
from minnova.debug.additions.model import Additions, Step

__all__ = ["Additions", "Step", "additions"]
