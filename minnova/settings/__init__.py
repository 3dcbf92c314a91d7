"""The files of etc/nova: where they are, what is wrong in them, and other values laid over them.

nova trusts its files: what is misspelt in nova.conf is not read, what is misspelt in api-paste.ini is
a traceback from the middle of PasteDeploy. Who learns by editing these files deserves to be told the
file, the line, the key and the name that was probably meant.

    find.py         where etc/nova is
    conf.py         nova.conf against the options that oslo.config knows; libraries.py: those of others
    paste_file.py   the sections of api-paste.ini; paste_names.py: do they fit together?
    paste_factories.py   do the factories that they name exist? asked when loading has failed
    policy.py       policy.yaml against the rules that there are
    overrides.py    a copy of a file with some options changed
    ini.py, problem.py   lines, and the shape of an error
"""

from minnova.settings.conf import check_conf
from minnova.settings.find import find_etc
from minnova.settings.overrides import Overrides, lay_over
from minnova.settings.paste_factories import explain_paste_failure
from minnova.settings.paste_names import check_paste
from minnova.settings.policy import check_policy
from minnova.settings.problem import FileError, SettingsError

__all__ = [
    "FileError",
    "Overrides",
    "SettingsError",
    "check_conf",
    "check_paste",
    "check_policy",
    "explain_paste_failure",
    "find_etc",
    "lay_over",
]
