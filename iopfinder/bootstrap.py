"""Makes `.venv` and re-enters it, so that one command works on a machine that has only Python.

Standard library only, and readable by old Pythons, which must be able to say that they are too old.
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

BASE_DIR = Path(__file__).resolve().parent.parent
VENV = BASE_DIR / ".venv"
UNFINISHED = VENV / "unfinished"
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
NEEDS = {"demo": RUNTIME, "test": DEVELOPMENT}
PROOF = {RUNTIME: "django", DEVELOPMENT: "pytest_django"}
OLDEST = (3, 11)
DEFAULT_PORT = 8000

OFFLINE = ("connection", "name resolution", "timed out", "unreachable", "getaddrinfo", "proxy")


def prepare(argv: list[str]) -> None:
    """Refuse an old Python, and set what `demo` and `test` run with unless the environment says more."""
    if sys.version_info < OLDEST:
        major, minor = sys.version_info[:2]
        stop(f"IOP Finder needs Python 3.11 or newer; this is Python {major}.{minor}.")
    command = argv[1] if len(argv) > 1 else ""
    if command == "demo":
        os.environ.setdefault("DEBUG", "on")
        os.environ.setdefault("DATABASE_URL", "sqlite:///" + quote(str(BASE_DIR / "demo.sqlite3")))
    settings = "tests.settings" if command == "test" else "iopfinder.settings"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)


def enter_environment(argv: list[str]) -> None:
    """Run the same command with `.venv`'s Python, which `demo` and `test` first make complete."""
    command = argv[1] if len(argv) > 1 else ""
    requirements = NEEDS.get(command)
    if requirements is None:
        leave_unless_made()
    else:
        if command == "demo":
            refuse_taken_port(demo_port(argv[2:]))
        complete(requirements)
    reenter(argv)


def leave_unless_made() -> None:
    if not works(RUNTIME):
        stop("Django is not installed: run `python3 manage.py demo`, or `pip install -r requirements.txt`.")


def complete(requirements: str) -> None:
    """Make `.venv` hold these requirements: at once when it does, from scratch when it is broken."""
    if stamped(requirements) and works(requirements):
        return
    refuse_missing_venv()
    try:
        if UNFINISHED.exists() or not runs(["-m", "pip", "--version"]):
            make_venv()
        install(requirements)
    except OSError as error:
        stop(f"The virtual environment could not be written: {error}.")


def make_venv() -> None:
    say("Making a virtual environment in .venv ...")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    UNFINISHED.touch()
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        stop("The virtual environment could not be made: " + last_line(made.stdout + made.stderr))


def install(requirements: str) -> None:
    """Install with pip, counting the packages; a mark stays behind if this is interrupted."""
    wanted = [line for line in lines_of(requirements) if "==" in line]
    say(f"Installing {len(wanted)} packages from {requirements} (a minute or so) ...")
    UNFINISHED.touch()
    code, output = run_pip(["install", "-r", str(BASE_DIR / requirements)], len(wanted))
    if code:
        stop(what_pip_says(output))
    for name in {RUNTIME, requirements}:
        stamp_of(name).write_text(fingerprint(name))
    UNFINISHED.unlink()


def run_pip(arguments: list[str], total: int) -> tuple[int, str]:
    """pip's exit code and everything it printed."""
    options = ["--disable-pip-version-check", "--no-input", "--retries", "2", "--timeout", "20"]
    command = [str(venv_python()), "-m", "pip", *arguments, *options]
    clean = {name: value for name, value in os.environ.items() if name not in {"PIP_USER", "PIP_TARGET"}}
    seen = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=clean
    ) as pip:
        for line in pip.stdout or ():
            seen.append(line)
            show_progress(seen, total)
    return pip.returncode, "".join(seen)


def show_progress(seen: list[str], total: int) -> None:
    """On a terminal, how many packages pip has turned to so far."""
    if sys.stdout.isatty() and seen[-1].startswith("Collecting"):
        found = sum(line.startswith("Collecting") for line in seen)
        print(f"\r  {found} of {total} ", end="" if found < total else "\n", flush=True)


def what_pip_says(output: str) -> str:
    if any(sign in output.lower() for sign in OFFLINE):
        return "The packages could not be downloaded: check the network connection, then run this again."
    return "The packages could not be installed: " + last_line(output)


def refuse_missing_venv() -> None:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop("Python's venv module is missing; on Debian or Ubuntu run: sudo apt install python3-venv")


def demo_port(arguments: list[str]) -> int:
    """The port asked for with `--port`; exits 2 with the usage on anything else."""
    parser = argparse.ArgumentParser(prog="manage.py demo", description="Serve the demo programs.")
    add_port(parser)
    return int(parser.parse_known_args(arguments)[0].port)


def add_port(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=port_number, default=DEFAULT_PORT, help="default: %(default)s")


def port_number(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return int(text)


def refuse_taken_port(port: int) -> None:
    obstacle = port_obstacle(port)
    if obstacle:
        stop(obstacle)


def port_obstacle(port: int) -> str:
    """Why 127.0.0.1:port cannot be served from, as a sentence; empty when it can."""
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is in use; choose another with --port."
            return f"Port {port} cannot be opened ({error.strerror}); choose another with --port."
    return ""


def works(requirements: str) -> bool:
    """Whether `.venv` has a Python that finds what the requirements are for."""
    look = f"import importlib.util as u, sys; sys.exit(not u.find_spec({PROOF[requirements]!r}))"
    return not UNFINISHED.exists() and runs(["-c", look])


def runs(arguments: list[str]) -> bool:
    try:
        return subprocess.run([str(venv_python()), *arguments], capture_output=True).returncode == 0
    except OSError:
        return False


def is_ours() -> bool:
    """Whether this very process runs in the `.venv` that we made."""
    return Path(sys.prefix).resolve() == VENV.resolve() and stamp_of(RUNTIME).exists()


def stamped(requirements: str) -> bool:
    stamp = stamp_of(requirements)
    return stamp.exists() and stamp.read_text() == fingerprint(requirements)


def stamp_of(requirements: str) -> Path:
    return VENV / (requirements + ".installed")


def fingerprint(requirements: str) -> str:
    return hashlib.sha256("\n".join(lines_of(requirements)).encode()).hexdigest()


def lines_of(requirements: str) -> list[str]:
    """The lines of a requirements file, with those of the file it starts from."""
    lines = (BASE_DIR / requirements).read_text().splitlines()
    return (lines_of(RUNTIME) if requirements == DEVELOPMENT else []) + lines


def venv_python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def reenter(argv: list[str]) -> None:
    """Become the same command under `.venv`'s Python."""
    command = [str(venv_python()), str(BASE_DIR / "manage.py"), *argv[1:]]
    sys.stdout.flush()
    if os.name == "nt":
        raise SystemExit(subprocess.call(command))
    os.execv(command[0], command)


def last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given."


def say(sentence: str) -> None:
    print(sentence, flush=True)


def stop(sentence: str) -> None:
    """One sentence on stderr and exit code 1."""
    raise SystemExit(sentence)
