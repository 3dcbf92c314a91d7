"""What has no better place: reading what a client wrote (nova/utils.py)."""

import re

from minnova.nova import exception

# int() would also take 1_0 and the digits of every script; nova's, of Python 2, did not.
_INTEGER = re.compile(r"\s*[-+]?\d{1,999}\s*", re.ASCII)


def integer(text: str) -> int:
    """Read a whole number: " -7 " → -7. Raises ValueError."""
    if not _INTEGER.fullmatch(text):
        raise ValueError(f"no whole number: {text!r}")
    return int(text)


def validate_integer(value: str, name: str) -> int:
    """Read a whole number from 0 on. Raises InvalidInput, with the name of it."""
    try:
        number = integer(value)
    except ValueError:
        raise exception.InvalidInput(reason=f"{name} must be an integer") from None
    if number < 0:
        raise exception.InvalidInput(reason=f"{name} must be >= 0")
    return number


def compile_regex(pattern: str) -> re.Pattern[str]:
    """Compile a regular expression, before the database stumbles over it. Raises InvalidInput."""
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        reason = f"{pattern!r} is not a regular expression: {error}"
        raise exception.InvalidInput(reason=reason) from error
