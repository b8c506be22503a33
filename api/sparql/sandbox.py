"""Takes rights away from the process it runs in, for good: no network, no programs, little memory.

Only Linux does it whole (seccomp); elsewhere the limits that exist are set and the query check stands alone.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct
from contextlib import suppress
from pathlib import Path

# System calls that reach out of the process (asm/unistd of the two machines): socket, connect, socketpair,
# execve, execveat, ptrace, process_vm_writev, io_uring_setup.
_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 53, 59, 322, 101, 311, 425)),
    "aarch64": (0xC00000B7, (198, 203, 199, 221, 281, 117, 271, 425)),
}
_LOAD, _EQUAL, _GREATER_EQUAL, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _ERRNO_EPERM, _KILL = 0x7FFF0000, 0x00050001, 0x80000000
_X32 = 0x40000000
_SET_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def forbid_outside() -> bool:
    """Forbids sockets and new programs to this thread and all it starts; False where that cannot be done."""
    if platform.system() != "Linux" or platform.machine() not in _CALLS:
        return False
    audit, numbers = _CALLS[platform.machine()]
    steps = [
        (_LOAD, 0, 0, 4),  # offsetof(struct seccomp_data, arch)
        (_EQUAL, 1, 0, audit),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),  # offsetof(struct seccomp_data, nr)
        (_GREATER_EQUAL, len(numbers) + 1, 0, _X32),
        *((_EQUAL, len(numbers) - place, 0, number) for place, number in enumerate(numbers)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _ERRNO_EPERM),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)


def open_files() -> list[str]:
    """What the process holds open, by name; empty where the system does not tell."""
    found = []
    for link in _descriptors():
        with suppress(OSError):
            found.append(str(link.readlink()))
    return found


def _descriptors() -> list[Path]:
    folder = Path("/proc/self/fd")
    return list(folder.iterdir()) if folder.exists() else []


def limit_files(more: int) -> None:
    """No more than `more` files, pipes or sockets can be opened from now on."""
    highest = max((int(link.name) for link in _descriptors()), default=63)
    while (filler := os.dup(0)) < highest:  # the limit counts numbers, so no free one may be left below it
        pass
    os.close(filler)
    limit = filler + more
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))


def limit_memory(more: int) -> None:
    """The address space may grow by `more` bytes at most."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except FileNotFoundError:
        return
    limit = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: float) -> None:
    """The process is killed after `seconds` more of processor time, even with nobody to watch it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
