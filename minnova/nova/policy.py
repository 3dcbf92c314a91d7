"""Who may do what: the rules, and the question.

nova/policy.py and nova/policies/*. A rule is a name and a check in oslo.policy's small language;
a policy.yaml beside nova.conf may change any of them. Left out: the rules of what is not here.
"""

from collections.abc import Mapping
from typing import Any

from oslo_policy import policy

from minnova.nova import exception
from minnova.nova.conf import CONF, beside_nova_conf

FILE = "policy.yaml"

ADMIN_OR_OWNER = "rule:admin_or_owner"
ADMIN_API = "rule:admin_api"

RULES = {
    "context_is_admin": "role:admin",
    "admin_or_owner": "is_admin:True or project_id:%(project_id)s",
    "admin_api": "is_admin:True",
    "os_compute_api:servers:index": ADMIN_OR_OWNER,
    "os_compute_api:servers:detail": ADMIN_OR_OWNER,
    "os_compute_api:servers:index:get_all_tenants": ADMIN_API,
    "os_compute_api:servers:detail:get_all_tenants": ADMIN_API,
    "os_compute_api:servers:show": ADMIN_OR_OWNER,
    "os_compute_api:servers:show:host_status": ADMIN_API,
    "os_compute_api:extensions": ADMIN_OR_OWNER,
    "os_compute_api:os-keypairs": ADMIN_OR_OWNER,
    "os_compute_api:os-extended-server-attributes": ADMIN_API,
    "os_compute_api:os-security-groups": ADMIN_OR_OWNER,
    "os_compute_api:os-extended-volumes": ADMIN_OR_OWNER,
    "os_compute_api:os-hide-server-addresses": "is_admin:False",
    "os_compute_api:os-extended-availability-zone": ADMIN_OR_OWNER,
    "os_compute_api:os-extended-status": ADMIN_OR_OWNER,
    "os_compute_api:os-server-usage": ADMIN_OR_OWNER,
    "os_compute_api:os-config-drive": ADMIN_OR_OWNER,
}

_ENFORCER: policy.Enforcer | None = None


def init() -> policy.Enforcer:
    """Return the enforcer of this process, made at the first question."""
    global _ENFORCER
    if _ENFORCER is None:
        _ENFORCER = _made()
    return _ENFORCER


def _made() -> policy.Enforcer:
    """Make an enforcer, and read policy.yaml. Nobody may see it before its rules are all there."""
    enforcer = policy.Enforcer(CONF, policy_file=str(beside_nova_conf(FILE)))
    # A relative folder would be looked for in /etc and at home, too.
    CONF.set_override("policy_dirs", [], group="oslo_policy")
    enforcer.register_defaults([policy.RuleDefault(name, check) for name, check in RULES.items()])
    # The file is read once; oslo.policy would look for a newer one at every question.
    enforcer.load_rules()
    enforcer.set_rules(enforcer.rules, use_conf=False)
    return enforcer


def reset() -> None:
    """Forget the enforcer, so that the next question reads the rules anew."""
    global _ENFORCER
    _ENFORCER = None


def authorize(
    credentials: dict[str, Any], action: str, target: Mapping[str, Any], do_raise: bool = True
) -> bool:
    """Say whether somebody with these credentials may do this action to this target.

    Raises PolicyNotAuthorized where not, unless `do_raise` is off: then the answer is False.
    """
    return bool(
        init().authorize(
            action,
            target,
            credentials,
            do_raise=do_raise,
            exc=exception.PolicyNotAuthorized,
            action=action,
        )
    )


def check_is_admin(credentials: dict[str, Any]) -> bool:
    """Say whether somebody with these credentials is an administrator: a rule says that, too."""
    return authorize(credentials, "context_is_admin", credentials, do_raise=False)
