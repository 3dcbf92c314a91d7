"""Bodies: from bytes that may be anything to the fields that are asked for.

Keystone checks bodies with JSON Schema (keystone/auth/schema.py). Here each field is checked by
whoever reads it, so that a missing one is an error with its path: one reads on, and sees it.
"""

import json
import re

from webob import Request

from minnova.keystone.exception import RequestTooLarge, ValidationError

MAX_BODY = 114_688  # bytes; the limit of oslo.middleware, which stands before the real keystone

# JSON can spell these, UTF-8 cannot hold half a surrogate pair, and PostgreSQL no NUL.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def read_json(request: Request) -> object:
    """Read a body as JSON (RFC 8259): no other encoding than UTF-8, and no endless nesting.

    Raises RequestTooLarge or ValidationError; nothing else, whatever the bytes are.
    """
    content = _read_bytes(request)
    try:
        return json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        reason = f"The body is not JSON that can be read: {error}."
        raise ValidationError(reason) from error


def _read_bytes(request: Request) -> bytes:
    if (request.content_length or 0) < 0:
        raise ValidationError("Content-Length is negative.")
    try:
        # One byte more than may be, because a body sent in chunks does not say its length.
        content: bytes = request.body_file.read(MAX_BODY + 1)
    except OSError as error:
        raise ValidationError("The body is shorter than Content-Length says.") from error
    if len(content) > MAX_BODY:
        raise RequestTooLarge(f"A body may have {MAX_BODY} bytes at most.")
    return content


class Fields:
    """A JSON object that knows its own path, so that an error can tell where it is.

    `Fields({"auth": {"methods": 5}}).nested("auth").texts("methods")` raises ValidationError:
    "auth.methods must be a list of strings".
    """

    def __init__(self, value: object, path: str = "") -> None:
        if not isinstance(value, dict):
            raise ValidationError(f"{path or 'The body'} must be a JSON object.")
        self.value = value
        self.path = path

    def __repr__(self) -> str:
        # The keys alone: one of the values is a password.
        return f"<Fields {self.path or 'body'}: {', '.join(self.value)}>"

    def __contains__(self, key: str) -> bool:
        return key in self.value

    def nested(self, key: str) -> "Fields":
        """Give the object under this key."""
        return Fields(self._get(key), self._path_of(key))

    def text(self, key: str) -> str:
        """Give the text under this key."""
        value = self._get(key)
        if not _is_text(value):
            raise ValidationError(f"{self._path_of(key)} must be a string of Unicode characters.")
        return str(value)

    def texts(self, key: str) -> list[str]:
        """Give the list of texts under this key."""
        values = self._get(key)
        if not isinstance(values, list) or not all(map(_is_text, values)):
            raise ValidationError(f"{self._path_of(key)} must be a list of strings.")
        return values

    def _get(self, key: str) -> object:
        if key not in self.value:
            raise ValidationError(f"{self._path_of(key)} is missing.")
        return self.value[key]

    def _path_of(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not UNSTORABLE.search(value)
