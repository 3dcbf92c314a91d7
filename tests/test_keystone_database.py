"""Where keystone keeps things: any database, from any thread, and no password as it was typed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from keystone_world import World, by_password, shared_memory_engine, world
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.exc import IntegrityError

from minnova.keystone import Service, database
from minnova.keystone.identity import UnknownName, add_user, get
from minnova.keystone.models import Base, Project, Token, User


def test_threads_share_a_database_in_memory_without_locking_each_other_out() -> None:
    with world() as keystone, ThreadPoolExecutor(8) as pool:

        def come_and_go(_: int) -> tuple[int, ...]:
            token = keystone.log_in("demo")
            looks = [keystone.look(token, token, method) for method in ("GET", "DELETE", "GET")]
            return tuple(response.status_code for response in looks)

        assert set(pool.map(come_and_go, range(80))) == {(200, 204, 401)}


def test_whoever_waits_for_a_paused_request_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0)
    with world() as keystone, ThreadPoolExecutor(1) as pool:
        with keystone.keystone.database.transaction():
            response = pool.submit(keystone.authenticate, by_password("demo")).result()
        assert response.status_code == 503
        assert "is it paused in a debugger?" in response.json["error"]["message"]
        assert keystone.authenticate(by_password("demo")).status_code == 201


def test_a_request_can_be_made_while_the_same_thread_is_inside_another() -> None:
    with world() as keystone, keystone.keystone.database.transaction():
        assert keystone.authenticate(by_password("demo")).status_code == 201


def test_tokens_outlive_the_process_when_the_database_does(tmp_path: Path) -> None:
    def open_database() -> Engine:
        return create_engine(f"sqlite:///{tmp_path / 'keystone.db'}")

    earlier, later = World(open_database()), World(open_database())
    earlier.fill()
    token = earlier.log_in("demo")
    assert later.look(token, token).status_code == 200


def test_what_goes_wrong_in_a_transaction_leaves_nothing_behind() -> None:
    with world() as keystone:
        hold = keystone.keystone.database.transaction

        def add_twice() -> None:
            with hold() as session:
                add_user(session, "eve", "x")
                session.flush()
                add_user(session, "demo", "x")

        with pytest.raises(IntegrityError):
            add_twice()
        with hold() as session:
            assert session.scalar(select(User).where(User.name == "eve")) is None


def test_passwords_are_kept_as_hashes_with_a_salt_each() -> None:
    with world() as keystone, keystone.keystone.database.transaction() as session:
        same = [add_user(session, name, "secret").password_hash for name in ("x", "y")]
    assert same[0] != same[1]
    assert "secret" not in same[0]


def test_a_name_that_nobody_has_is_answered_with_the_nearest() -> None:
    with world() as keystone, keystone.keystone.database.transaction() as session:
        with pytest.raises(UnknownName, match=r"no user 'dmo'\. Did you mean 'demo'\?"):
            get(session, User, "dmo")
        with pytest.raises(UnknownName, match=r"There are: admin, demo\."):
            get(session, Project, "zzz")


def test_moments_come_back_from_the_database_in_utc() -> None:
    with world() as keystone:
        token = keystone.log_in("demo")
        with keystone.keystone.database.transaction() as session:
            issued_at = session.get_one(Token, token).issued_at
    assert issued_at.tzinfo is UTC
    assert abs(datetime.now(UTC) - issued_at) < timedelta(minutes=1)


def test_what_one_meets_at_a_prompt_says_what_it_is_and_keeps_secrets() -> None:
    with world() as keystone:
        token = keystone.log_in("demo")
        with keystone.keystone.database.transaction() as session:
            row = session.get_one(Token, token)
            seen = repr([row, row.user, row.project, keystone.keystone])
    assert "<User demo d000" in seen
    assert "<Project demo 6f70" in seen
    assert "<Keystone over sqlite:///" in seen
    assert token not in seen
    assert row.user.password_hash not in seen


def test_a_service_without_an_internal_address_is_found_at_its_public_one() -> None:
    service = Service("compute", "nova", public="http://nova", admin="http://nova:1")
    assert list(service.urls.values()) == ["http://nova", "http://nova", "http://nova:1"]


def test_a_database_without_tables_is_no_service() -> None:
    engine = shared_memory_engine()
    with engine.connect():
        keystone = World(engine)
        assert keystone.authenticate(by_password("demo")).status_code == 503
        Base.metadata.create_all(engine)
        assert keystone.authenticate(by_password("demo")).status_code == 401
