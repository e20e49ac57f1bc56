"""Writes the laid-out site into its folder. Knows nothing of what the files are."""


def write(out, files):
    """Writes the files ({name: bytes}) and takes away what else lies in the folder."""
    if out.exists() and not out.is_dir():
        out.unlink()
    for name, data in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(out).as_posix() not in files:
            path.unlink()
