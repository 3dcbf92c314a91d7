"""minnova.wsgi under gunicorn: several processes over one file, and keystone a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from services import PATIENCE, SCRIPTS, login
from sqlalchemy import create_engine, text

Process = subprocess.Popen[bytes]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


class Workers:
    """An identity and a compute service, each with workers of gunicorn, over one nova.conf."""

    def __init__(self, etc: Path) -> None:
        self.etc = etc
        self.identity_port, self.compute_port = free_port(), free_port()
        self.identity = f"http://127.0.0.1:{self.identity_port}/identity"
        self.compute = f"http://127.0.0.1:{self.compute_port}"
        self.database = f"sqlite:///{etc / 'nova.sqlite'}"
        conf = (etc / "nova.conf").read_text()
        conf = conf.replace("http://controller/identity", self.identity)
        conf = conf.replace("connection = sqlite://", f"connection = {self.database}")
        port = f"\nosapi_compute_listen_port = {self.compute_port}\n"
        (etc / "nova.conf").write_text(conf.replace("\nenabled_apis", f"{port}enabled_apis"))

    @contextmanager
    def serving(self, name: str, port: int, workers: int = 2) -> Iterator[Process]:
        """Run one of them until it answers, and at the end of the block no more."""
        listen = ["--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
        quiet = ["--no-control-socket", "--log-level", "warning"]
        with subprocess.Popen(
            [str(SCRIPTS / "gunicorn"), *quiet, *listen, f"minnova.wsgi:{name}"],
            env=os.environ | {"MINNOVA_ETC": str(self.etc)},
            start_new_session=True,
        ) as process:
            try:
                until_answering(f"http://127.0.0.1:{port}/", process)
                yield process
            finally:
                process.terminate()

    def servers(self, token: str) -> int:
        """Ask nova for its servers on a connection of its own; return the status."""
        headers = {"X-Auth-Token": token, "Connection": "close"}
        path = f"{self.compute}/v2.1/servers"
        return requests.get(path, headers=headers, timeout=PATIENCE).status_code

    def token(self) -> str:
        return login(self.identity, "demo", "demo").headers["X-Subject-Token"]


def until_answering(url: str, process: Process) -> None:
    """Ask until there is an answer: gunicorn listens before its workers have loaded anything."""
    while process.poll() is None:
        try:
            requests.get(url, timeout=PATIENCE)
        except requests.ConnectionError:
            continue
        return
    raise AssertionError(f"gunicorn ended with {process.returncode}")


@pytest.fixture(scope="module")
def workers(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Workers:
    folder = tmp_path_factory.mktemp("workers") / "etc"
    subprocess.run(["cp", "-r", str(root / "etc" / "nova"), str(folder)], check=True)
    return Workers(folder)


def about(workers: Workers, method: str, token: str) -> int:
    """Validate or revoke a token at whichever worker takes it, as an administrator."""
    admin = login(workers.identity, "admin", "admin").headers["X-Subject-Token"]
    headers = {"X-Auth-Token": admin, "X-Subject-Token": token, "Connection": "close"}
    path = f"{workers.identity}/v3/auth/tokens"
    return requests.request(method, path, headers=headers, timeout=PATIENCE).status_code


def test_a_token_of_one_worker_is_valid_and_revoked_in_all_of_them(workers: Workers) -> None:
    with (
        workers.serving("identity", workers.identity_port),
        workers.serving("application", workers.compute_port),
    ):
        kept, revoked = workers.token(), workers.token()
        assert {about(workers, "GET", kept) for _ in range(8)} == {200}
        assert about(workers, "DELETE", revoked) == 204
        assert {about(workers, "GET", revoked) for _ in range(8)} == {404}
        assert {workers.servers(kept) for _ in range(8)} == {200}
        assert {workers.servers(revoked) for _ in range(8)} == {401}


def test_nova_answers_503_while_keystone_is_away_and_recovers_when_it_is_back(
    workers: Workers,
) -> None:
    with workers.serving("application", workers.compute_port, workers=1):
        with workers.serving("identity", workers.identity_port, workers=1) as keystone:
            known, unseen = workers.token(), workers.token()
            assert workers.servers(known) == 200
            os.killpg(
                keystone.pid, signal.SIGKILL
            )  # its workers, too: they would go on for a while
        assert workers.servers(unseen) == 503
        assert workers.servers(known) == 200
        with workers.serving("identity", workers.identity_port, workers=1):
            assert workers.servers(unseen) == 200


def test_the_file_is_filled_once_however_many_processes_begin_with_it(workers: Workers) -> None:
    file = workers.etc / "nova.sqlite"
    file.unlink(missing_ok=True)
    script = "import minnova.wsgi; minnova.wsgi.assembly()"
    environment = os.environ | {"MINNOVA_ETC": str(workers.etc)}
    started = [subprocess.Popen([sys.executable, "-c", script], env=environment) for _ in range(3)]
    assert [process.wait(PATIENCE) for process in started] == [0, 0, 0]
    with create_engine(workers.database).connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM instances")).scalar_one() == 12


def test_a_database_in_memory_is_warned_of_as_no_other_process_knows_its_tokens(
    root: Path,
) -> None:
    environment = os.environ | {"MINNOVA_ETC": str(root / "etc" / "nova")}
    script = "import minnova.wsgi; print(minnova.wsgi.application)"
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True
    )
    assert done.stdout == "<URLMap: /v2.1, /v2, />\n"
    assert "[database] connection = sqlite:// is a database in memory" in done.stderr


def test_a_name_that_is_no_application_is_an_error_that_names_it() -> None:
    import minnova.wsgi

    with pytest.raises(AttributeError, match="has no attribute 'app'"):
        _ = minnova.wsgi.app
