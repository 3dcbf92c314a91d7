"""Hooks beside other tools that watch the interpreter: profilers, debuggers, coverage."""

import cProfile
import dis
import sys

import pytest
from hooked import double, half, target
from hooked import nothing_is_left_behind as nothing_is_left_behind

from minnova.debug.hooks import Event, hook

if sys.version_info >= (3, 12):

    def test_nothing_is_asked_of_the_interpreter_any_more_once_a_hook_is_closed() -> None:
        with hook(target(double), on_call=print, on_return=print, on_raise=print):
            tool = next(n for n in range(6) if "minnova" in (sys.monitoring.get_tool(n) or ""))
            assert sys.monitoring.get_local_events(tool, double.__code__)
            assert sys.monitoring.get_events(tool)
        sys.monitoring.use_tool_id(tool, "the next one")
        try:
            assert sys.monitoring.get_local_events(tool, double.__code__) == 0
            assert sys.monitoring.get_events(tool) == 0
        finally:
            sys.monitoring.free_tool_id(tool)

    def test_the_code_of_a_function_is_as_it_was_once_a_hook_is_closed() -> None:
        def instrumented() -> bool:
            double(1)  # the interpreter changes code when it is next run
            steps = dis.get_instructions(double, adaptive=True)
            return any(step.opname.startswith("INSTRUMENTED") for step in steps)

        with hook(target(double), on_call=str, on_return=str, on_raise=str):
            assert instrumented()
        assert not instrumented()

    def test_with_no_place_left_in_sys_monitoring_the_error_names_who_has_them() -> None:
        taken = [number for number in range(6) if sys.monitoring.get_tool(number) is None]
        try:
            for number in taken:
                sys.monitoring.use_tool_id(number, f"tool {number}")
            with pytest.raises(RuntimeError, match=r"tool 3.*Stop one"), hook(target(double)):
                pass
        finally:
            for number in taken:
                sys.monitoring.free_tool_id(number)

else:

    def test_the_profile_function_of_before_goes_on_hearing_and_comes_back() -> None:
        heard: list[object] = []

        def before(frame: object, event: str, argument: object) -> None:
            heard.append((event, frame.f_code))

        sys.setprofile(before)
        try:
            with hook(target(double), on_call=print):
                double(1)
            assert sys.getprofile() is before
        finally:
            sys.setprofile(None)
        assert ("call", double.__code__) in heard

    def test_the_profile_function_of_before_comes_back_after_a_keyboard_interrupt() -> None:
        def before(frame: object, event: str, argument: object) -> None:
            return None

        def interrupt(event: Event) -> None:
            raise KeyboardInterrupt

        sys.setprofile(before)
        try:
            with pytest.raises(KeyboardInterrupt), hook(target(double), on_call=interrupt):
                double(1)
            assert sys.getprofile() is before
        finally:
            sys.setprofile(None)

    def test_a_profiler_written_in_c_is_refused_rather_than_lost() -> None:
        profiler = cProfile.Profile()
        profiler.enable()
        try:
            with pytest.raises(RuntimeError, match="Disable it first"), hook(target(double)):
                pass
        finally:
            profiler.disable()

    def test_tracing_is_left_to_a_debugger_that_is_at_work() -> None:
        events: list[Event] = []

        def tracer(frame: object, event: str, argument: object) -> None:
            return None

        sys.settrace(tracer)
        try:
            with hook(target(half), on_raise=events.append), pytest.raises(ValueError, match="odd"):
                half(3)
            assert sys.gettrace() is tracer
        finally:
            sys.settrace(None)
        assert [event.exception for event in events] == [None]
