"""Passwords, kept as salted hashes.

Keystone uses bcrypt or scrypt at a cost of some 100 ms a password (keystone/common/
password_hashing.py). That slows down somebody who stole the database and tries a dictionary
on it. The passwords here stand in plain sight in cloud.yaml, so such a cost would protect nobody
and be paid in every run of `nova list`: the shape is the real one, the cost is not.
"""

import hashlib
import hmac
import os

# A quarter of a millisecond; OWASP asks for 600,000 where the passwords are real ones.
ITERATIONS = 1_000


def hash_password(password: str) -> str:
    """Hash a password with a new salt.

    "secret" -> "pbkdf2_sha256$1000$9f86d081884c7d65…$2c26b46b68ffc68f…" (RFC 8018, 5.2)
    """
    salt = os.urandom(16)
    return f"pbkdf2_sha256${ITERATIONS}${salt.hex()}${_derive(password, salt, ITERATIONS)}"


def check_password(password: str, password_hash: str) -> bool:
    """Tell whether this is the password that the hash was made of."""
    _, iterations, salt, expected = password_hash.split("$")
    derived = _derive(password, bytes.fromhex(salt), int(iterations))
    # == would stop at the first letter that differs, and the time would tell how far it got.
    return hmac.compare_digest(derived, expected)


def _derive(password: str, salt: bytes, iterations: int) -> str:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, iterations).hex()
