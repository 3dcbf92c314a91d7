"""What is wrong in policy.yaml, where there is one: the rules that say who may do what.

oslo.policy reads it at the first question. A check that it does not understand is taken for "nobody
may", with a line in a log; one that asks itself is an endless recursion in the middle of a request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from oslo_policy.policy import RuleDefault

from minnova.settings.problem import Problem, SettingsError, did_you_mean, read_text

REFERENCE = re.compile(r"\brule:([^\s()]+)")
TEMPLATE = re.compile(r"%\([^()%\s]+\)s")

Checks = Mapping[str, str]


def check_policy(path: Path, known: Checks) -> None:
    """Hold a policy.yaml against the rules that there are: `known`, by name, as checks.

    Raises SettingsError with everything that is wrong:

        etc/nova/policy.yaml:3: os_compute_api:servers:shw: unknown rule; did you mean …?
    """
    if not path.exists():
        return
    lines, own = _read(path)
    checks = {**known, **own}
    used = {name for check in own.values() for name in REFERENCE.findall(check)}
    problems = [
        Problem(path, message, lines[name], name)
        for name in own
        for message in _mistakes(name, checks, {*known, *used})
    ]
    if problems:
        raise SettingsError(problems)


def _read(path: Path) -> tuple[dict[str, int], dict[str, str]]:
    """Return line and check of each rule in the file."""
    text = read_text(path, SettingsError)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise SettingsError([Problem(path, f"not YAML: {error.problem}", line)]) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise SettingsError([Problem(path, f"not YAML: {error}".splitlines()[0], 1)]) from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise SettingsError([Problem(path, "must be rules, `name: check`, one on each line", 1)])
    pairs = root.value if root else []
    wrong = [pair for pair in pairs if not all(node.tag.endswith(":str") for node in pair)]
    if wrong:
        message = "a rule is a name and a check, both of them texts"
        raise SettingsError([Problem(path, message, key.start_mark.line + 1) for key, _ in wrong])
    lines = {key.value: key.start_mark.line + 1 for key, _ in pairs}
    return lines, {key.value: value.value for key, value in pairs}


def _mistakes(name: str, checks: Checks, known: set[str]) -> Iterator[str]:
    check = checks[name]
    if name not in known:
        yield f"unknown rule{did_you_mean(name, known)}"
    if str(RuleDefault(name, check).check) == "!" and check.strip() != "!":
        yield f"no check: {check!r}"
    if "%" in TEMPLATE.sub("", check):
        yield "a % must be that of a %(name)s"
    for other in REFERENCE.findall(check):
        if other not in checks:
            yield f"there is no rule {other!r}{did_you_mean(other, checks)}"
    if name in _asked(name, checks):
        yield "asks itself"


def _asked(name: str, checks: Checks) -> set[str]:
    """Return all rules that a rule asks, and those that they ask."""
    asked: set[str] = set()
    waiting = [name]
    while waiting:
        others = set(REFERENCE.findall(checks.get(waiting.pop(), ""))) - asked
        asked |= others
        waiting += others
    return asked
