"""Files with something wrong in them: the cloud opens all the same, or says which file, which line."""

import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odd_requests import words

from minnova.cloud import Cloud, CloudError
from minnova.settings import FileError

# Opening a cloud takes a while. `make fuzz` asks for forty times as many.
EXAMPLES = max(1, int(os.environ.get("FUZZ_EXAMPLES", "500")) // 20)

FILES = ("nova.conf", "api-paste.ini", "cloud.yaml", "policy.yaml")
POLICY = "os_compute_api:servers:index: rule:mine\nmine: role:admin or user_id:%(user_id)s\n"
SIGNS = "=:[]{}-#%é'\" \t\0\r\f\u2028"
PLACE = re.compile(r"(nova\.conf|api-paste\.ini|cloud\.yaml|policy\.yaml):\d+: ")


@st.composite
def spoiled(draw: st.DrawFn, text: str) -> str:
    """Spoil one line of a text: take it out, write it twice, or put a word somewhere into it."""
    lines = text.splitlines(keepends=True)
    number = draw(st.sampled_from([n for n, line in enumerate(lines) if _says_something(line)]))
    line = lines[number]
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(line))] * 2)))
    word = draw(words("file_words") | st.sampled_from(SIGNS) | st.text(max_size=5))
    other = [line[:start] + word + line[end:], line[:start] + word + line[start:], "", line + line]
    lines[number] = draw(st.sampled_from(other))
    return "".join(lines)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), name=st.sampled_from(FILES))
def test_a_spoiled_file_is_fine_or_an_error_that_names_file_and_line(
    root: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, name: str
) -> None:
    etc = Path(shutil.copytree(root / "etc" / "nova", tmp_path_factory.mktemp("x") / "etc"))
    (etc / "policy.yaml").write_text(POLICY)
    text = data.draw(spoiled((etc / name).read_text()))
    (etc / name).write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        with Cloud(etc=etc) as cloud:
            response = cloud.request("GET", "/v2.1/servers", user=None)
    except (CloudError, FileError) as error:
        assert PLACE.search(str(error)), str(error)  # noqa: PT017
    else:
        assert "Traceback" not in response.text
