"""What of a run is refused before it begins: a command that novaclient has not, an unknown user.

Novaclient and keystone would say so, too, but behind all of the loading, a halt at a time.
"""

from collections.abc import Sequence

from minnova.debug.refusal import Refusal
from minnova.debug.spelling import hint


class UnknownCommand(Refusal, LookupError):
    """Novaclient has no command, or no option in front of it, that is written like this."""


class UnknownUser(Refusal, LookupError):
    """The cloud file has no user of this name."""


def check_command(arguments: Sequence[str]) -> None:
    """Refuse a command that novaclient has not. Raises UnknownCommand, with near matches.

    Novaclient is asked, whose import takes longer than all else here: not for the usual command.
    """
    if tuple(arguments) == ("list",):
        return
    from minnova import client

    word = client.first_word(arguments)
    if word is None:
        return
    kind = "option" if word.startswith("-") else "command"
    known = client.options() if kind == "option" else client.commands()
    if word not in known:
        near = hint(word, known, "") or " `python -m minnova help` lists what there is."
        raise UnknownCommand(f"nova has no {kind} {word!r}.{near}")


def check_user(name: str) -> None:
    """Refuse a user that the cloud file does not have. Raises UnknownUser, with near matches.

    A mistake in a file of etc/ is left for the run to say.
    """
    from minnova.seed import read_cloud_file
    from minnova.settings import FileError, find_etc

    try:
        file = find_etc() / "cloud.yaml"
        users = [user.name for user in read_cloud_file(file).users]
    except FileError:
        return
    if name not in users:
        raise UnknownUser(f"{file} has no user {name!r}.{hint(name, users, 'It has')}")
