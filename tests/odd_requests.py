"""Strategies for requests that nobody would send: nearly right ones, with something odd in them."""

import json
import urllib.parse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st
from webob import Request

WORDS = yaml.safe_load((Path(__file__).parent / "data" / "odd_words.yaml").read_text())

# A request line and a header carry one character for each byte.
LATIN = st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=20)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)
FORM = b"--x\r\nContent-Disposition: form-data; name=_method\r\n\r\nGET\r\n--x--"
BODIES = st.sampled_from([b"", b"{}", b"[" * 100_000, b'{"action": {}}', b"_method=GET", FORM])


@dataclass(frozen=True)
class OddRequest:
    """A request as it stands on the wire, of a user with a token, or of nobody (None)."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes
    user: str | None

    def made(self, token: str) -> Request:
        """Make the request that a WSGI server would hand on."""
        request = Request.blank("/", base_url="http://127.0.0.1:8774", body=self.body)
        line = {"REQUEST_METHOD": self.method, "PATH_INFO": self.path, "QUERY_STRING": self.query}
        request.environ |= line
        request.headers.update(({"X-Auth-Token": token} if self.user else {}) | self.headers)
        return request


def words(name: str) -> st.SearchStrategy[str]:
    """Draw from the words of this name."""
    return st.sampled_from(list(_flat(WORDS[name])))


def _flat(rows: Iterable[Any]) -> Iterator[str]:
    """Forget the rows in which the words stand, for the eye only."""
    for row in rows:
        yield from _flat(row) if isinstance(row, list) else [str(row)]


def _on_the_wire(text: str) -> str:
    """Turn text into what a server makes of its UTF-8 (PEP 3333)."""
    return text.encode().decode("latin-1")


PATHS = st.lists(words("segments") | LATIN | TEXT.map(_on_the_wire), max_size=5).map("/".join)
PAIRS = st.tuples(words("filters") | TEXT, words("values") | TEXT)
QUERIES = st.lists(PAIRS, max_size=4).map(urllib.parse.urlencode) | LATIN


VERSIONS = st.sampled_from(["2.1", "2.25", "2.37", "2.38"])
HEADERS = st.one_of(
    st.tuples(st.just(name), st.sampled_from(list(_flat(values))).map(_on_the_wire) | LATIN)
    for name, values in WORDS["headers"].items()
)
ALL_TENANTS = "all_tenants=1&"


def odd_requests() -> st.SearchStrategy[OddRequest]:
    """Draw a request: every second one is right but for one thing."""
    return odd_queries() | odd_messages() | strange_requests() | strange_requests()


def odd_queries() -> st.SearchStrategy[OddRequest]:
    """Draw an administrator's question to one of the lists, with one or two words in the query."""
    pairs = st.tuples(words("filters"), words("values"))
    return st.builds(
        OddRequest,
        st.just("GET"),
        words("lists"),
        st.lists(pairs, min_size=1, max_size=2)
        .map(urllib.parse.urlencode)
        .map(ALL_TENANTS.__add__),
        st.fixed_dictionaries({"X-OpenStack-Nova-API-Version": VERSIONS}),
        st.just(b""),
        st.just("admin"),
    )


def odd_messages() -> st.SearchStrategy[OddRequest]:
    """Draw a request to one of the lists with an odd header, or a body where none belongs."""
    return st.builds(
        OddRequest,
        words("methods"),
        words("lists"),
        st.sampled_from(["", "_method=GET"]),
        st.lists(HEADERS, max_size=1).map(dict),
        BODIES,
        st.just("demo"),
    )


def strange_requests() -> st.SearchStrategy[OddRequest]:
    """Draw a request in which anything may be odd."""
    return st.builds(
        OddRequest,
        words("methods") | LATIN.filter(bool),
        words("lists") | PATHS.map("/{}".format),
        QUERIES,
        st.lists(HEADERS, max_size=3).map(dict),
        st.just(b"") | BODIES | JSON.map(lambda content: json.dumps(content).encode()),
        st.sampled_from(["demo", "demo", "admin", "other", None]),
    )
