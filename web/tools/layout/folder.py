"""Writes the laid-out site into its folder. Knows nothing of what the files are but which names never change their content."""
import os
import time

from .hosting import HASHED

DAY = 86_400


def may_stay(path, keep):
    """Whether a file of an earlier layout is kept: readers with an open page may still ask for it."""
    return bool(keep) and bool(HASHED.search(path.name.removesuffix(".br").removesuffix(".gz"))) and time.time() - path.stat().st_mtime < keep * DAY


def write(out, files, keep=0):
    """Writes the files ({name: bytes}) and takes away what else lies in the folder. `keep`: days for which files with hashed names
    that are no longer part of the site stay; the time of a file is then that of the last layout that it was part of."""
    if out.exists() and not out.is_dir():
        out.unlink()
    for name, data in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
        elif keep:
            os.utime(path)
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(out).as_posix() not in files and not may_stay(path, keep):
            path.unlink()
