"""Everything that one meets at a stop can be printed there, half made objects too."""

from walks import debug


def test_every_argument_can_be_printed_at_every_stop() -> None:
    run = debug("--at", "all", "-c", "p locals()")
    assert run.returncode == 0
    assert "AttributeError" not in run.stdout
    assert "<WSGIService that is being made>" in run.stdout
    assert "<APIRouterV21 that is being made>" in run.stdout
