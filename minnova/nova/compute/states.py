"""The states of a server, and the one word that a user sees for two of them.

nova/compute/vm_states.py, task_states.py, power_state.py, and the map in api/openstack/common.py.
`vm_state` is what a server is, `task_state` what is being done to it; power is what the hypervisor
said last.
"""

SOFT_DELETED = "soft-delete"

_RESIZING = dict.fromkeys(
    ("resize_prep", "resize_migrating", "resize_migrated", "resize_finish"), "RESIZE"
)
_REBUILDING = dict.fromkeys(
    ("rebuilding", "rebuild_block_device_mapping", "rebuild_spawning"), "REBUILD"
)
_REBOOTING = dict.fromkeys(("rebooting", "reboot_pending", "reboot_started"), "REBOOT")
_REBOOTING_HARD = dict.fromkeys(
    ("rebooting_hard", "reboot_pending_hard", "reboot_started_hard"), "HARD_REBOOT"
)

STATUS_OF_STATES: dict[str, dict[str, str]] = {
    "active": {
        "default": "ACTIVE",
        "updating_password": "PASSWORD",
        "migrating": "MIGRATING",
        **_REBOOTING,
        **_REBOOTING_HARD,
        **_REBUILDING,
        **_RESIZING,
    },
    "building": {"default": "BUILD"},
    "stopped": {"default": "SHUTOFF", **_RESIZING, **_REBUILDING},
    "resized": {"default": "VERIFY_RESIZE", "resize_reverting": "REVERT_RESIZE"},
    "paused": {"default": "PAUSED", "migrating": "MIGRATING"},
    "suspended": {"default": "SUSPENDED"},
    "rescued": {"default": "RESCUE"},
    "error": {"default": "ERROR", **_REBUILDING},
    "deleted": {"default": "DELETED"},
    SOFT_DELETED: {"default": "SOFT_DELETED"},
    "shelved": {"default": "SHELVED"},
    "shelved_offloaded": {"default": "SHELVED_OFFLOADED"},
}
