"""Which names hold secrets: of headers, environ keys, dict keys, variables."""

import re
from functools import lru_cache

ENDINGS = (
    "adminpass",
    "apikey",
    "authorization",
    "cookie",
    "cookies",
    "credential",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "secret",
    "secretkey",
    "accesskey",
    "token",
    "tokenid",
)
"""How such a name ends, in small letters and without what separates its words."""

KEYWORD = (
    "admin_?pass|passw(?:or)?d|passphrase|secret|token(?:_?id)?|authorization|cookie|credential"
    "|(?:api|private|secret|access)_?key"
)
"""The same as a pattern, for names in the middle of a text."""

HINTS = ("pass", "key", "token", "secret", "auth", "cookie", "credential", "://")
"""What a text must contain for the pattern to be worth trying, which takes longer."""

_SEPARATORS = re.compile(r"[^a-z0-9]")


@lru_cache(maxsize=4096)
def is_secret(name: str) -> bool:
    """Tell whether the text behind a name is secret.

    "X-Auth-Token", "HTTP_X_AUTH_TOKEN", "adminPass", "new_password"  →  True
    "keystone.token_info", "methods"  →  False
    """
    return _SEPARATORS.sub("", name.lower()).endswith(ENDINGS)
