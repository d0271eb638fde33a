"""One command on a machine that has only Python: make an environment, enter it, mend it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from iopfinder import bootstrap

PYTHON = [getattr(sys, "_base_executable", sys.executable), "-S"]
COMMAND_LINE = "import sys\ndef execute_from_command_line(argv):\n    print('ran', *argv[1:])\n"
WHEELS = {
    "Django": {
        "django/__init__.py": "",
        "django/core/__init__.py": "",
        "django/core/management/__init__.py": COMMAND_LINE,
    },
    "pytest_django": {"pytest_django/__init__.py": ""},
    "geopy": {"geopy/__init__.py": ""},
}


def make_wheel(folder: Path, name: str, files: dict[str, str]) -> None:
    about = f"{name}-1.0.dist-info"
    files = files | {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},,\n" for path in [*files, f"{about}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        for path, text in (files | {f"{about}/RECORD": record}).items():
            wheel.writestr(path, text)


class Project:
    """A clone in a folder of its own, whose packages come from wheels beside it."""

    def __init__(self, folder: Path, wheels: Path) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(wheels),
        }

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        known = {name: value for name, value in (self.environment | environment).items() if value}
        return subprocess.run(
            [*PYTHON, "manage.py", *arguments],
            cwd=self.folder, env=known, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
        )  # fmt: skip

    def copy_to(self, folder: Path) -> Project:
        shutil.copytree(self.folder, folder, symlinks=True)
        return Project(folder, Path(self.environment["PIP_FIND_LINKS"]))


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheels")
    for name, files in WHEELS.items():
        make_wheel(folder, name, files)
    return folder


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> Project:
    """A clone in which no command has run."""
    folder = tmp_path_factory.mktemp("clone")
    shutil.copy(bootstrap.BASE_DIR / "manage.py", folder)
    (folder / "iopfinder").mkdir()
    for name in ("__init__.py", "bootstrap.py"):
        shutil.copy(bootstrap.BASE_DIR / "iopfinder" / name, folder / "iopfinder")
    (folder / "requirements.txt").write_text("# What it runs on.\nDjango==1.0\n")
    (folder / "requirements-dev.txt").write_text("-r requirements.txt\npytest_django==1.0\n")
    return Project(folder, wheels)


@pytest.fixture(scope="module")
def set_up(untouched: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A clone in which `demo` ran once; its output is in `first.txt`."""
    project = untouched.copy_to(tmp_path_factory.mktemp("used") / "clone")
    done = project.run("demo", "--port", free_port())
    assert done.returncode == 0, done.stderr
    (project.folder / "first.txt").write_text(done.stdout)
    return project


@pytest.fixture
def project(set_up: Project, tmp_path: Path) -> Project:
    return set_up.copy_to(tmp_path / "clone")


@pytest.fixture
def fresh(untouched: Project, tmp_path: Path) -> Project:
    return untouched.copy_to(tmp_path / "clone")


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_the_first_run_tells_its_steps_and_runs_the_command(set_up: Project) -> None:
    said = (set_up.folder / "first.txt").read_text().splitlines()
    assert said[0] == "Making a virtual environment in .venv ..."
    assert said[1] == "Installing 1 packages from requirements.txt (a minute or so) ..."
    assert said[2].startswith("ran demo --port ")


def test_a_second_run_runs_the_command_at_once(project: Project) -> None:
    done = project.run("demo", "--port", free_port(), PIP_FIND_LINKS="/nowhere")
    assert done.stdout.startswith("ran demo --port ")
    assert done.stderr == ""


def test_changed_requirements_are_installed(project: Project) -> None:
    with (project.folder / "requirements.txt").open("a") as requirements:
        requirements.write("geopy==1.0\n")
    done = project.run("demo", "--port", free_port())
    assert done.stdout.startswith("Installing 2 packages from requirements.txt")
    assert "\nran demo" in done.stdout
    assert list(project.folder.glob(".venv/lib/*/site-packages/geopy"))


def test_test_adds_what_the_tests_need(project: Project) -> None:
    done = project.run("test", "-x")
    assert done.stdout.startswith("Installing 2 packages from requirements-dev.txt")
    assert "\nran test -x" in done.stdout
    assert project.run("test").stdout == "ran test\n"
    assert project.run("demo", "--port", free_port()).stdout.startswith("ran demo")


def interrupt(venv: Path) -> None:
    (venv / "unfinished").touch()
    shutil.rmtree(next(venv.glob("lib/*/site-packages/django")))


def lose_python(venv: Path) -> None:
    for python in venv.glob("bin/python*"):
        python.unlink()


def lose_django(venv: Path) -> None:
    for name in ("django", "Django-1.0.dist-info"):
        shutil.rmtree(next(venv.glob(f"lib/*/site-packages/{name}")))


@pytest.mark.parametrize("damage", [interrupt, lose_python, lose_django])
def test_a_broken_environment_is_mended(project: Project, damage: object) -> None:
    assert callable(damage)
    damage(project.folder / ".venv")
    done = project.run("demo", "--port", free_port())
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nran demo" in done.stdout
    assert not (project.folder / ".venv" / "unfinished").exists()


def test_no_network_is_one_sentence_and_leaves_a_mark(project: Project) -> None:
    with (project.folder / "requirements.txt").open("a") as requirements:
        requirements.write("geopy==1.0\n")
    nobody = f"http://127.0.0.1:{free_port()}/simple"
    done = project.run(
        "demo", "--port", free_port(), PIP_NO_INDEX="", PIP_FIND_LINKS="", PIP_INDEX_URL=nobody
    )
    assert done.returncode == 1
    assert done.stderr == (
        "The packages could not be downloaded: check the network connection, then run this again.\n"
    )
    assert (project.folder / ".venv" / "unfinished").exists()


def test_a_package_that_cannot_be_had_is_one_sentence(project: Project) -> None:
    (project.folder / "requirements.txt").write_text("Django==2.0\n")
    done = project.run("demo", "--port", free_port())
    assert done.returncode == 1
    assert done.stderr.startswith("The packages could not be installed: ERROR: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_taken_port_is_told_before_any_work(fresh: Project, taken_port: int) -> None:
    done = fresh.run("demo", "--port", str(taken_port))
    assert done.returncode == 1
    assert done.stderr == f"Port {taken_port} is in use; choose another with --port.\n"
    assert not (fresh.folder / ".venv").exists()


@pytest.mark.parametrize("port", ["0", "65536", "eight", "-1"])
def test_a_port_that_is_none_is_told_before_any_work(fresh: Project, port: str) -> None:
    done = fresh.run("demo", f"--port={port}")
    assert done.returncode == 2
    assert f"'{port}' is not a port from 1 to 65535" in done.stderr
    assert not (fresh.folder / ".venv").exists()


def test_other_commands_do_not_make_an_environment(fresh: Project) -> None:
    done = fresh.run("migrate")
    assert done.returncode == 1
    assert done.stderr == (
        "Django is not installed: run `python3 manage.py demo`, or `pip install -r requirements.txt`.\n"
    )


def test_other_commands_use_the_environment_that_is_there(project: Project) -> None:
    assert project.run("migrate", "--plan").stdout == "ran migrate --plan\n"


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_missing_venv_module_names_the_debian_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(SystemExit, match="sudo apt install python3-venv"):
        bootstrap.complete(bootstrap.RUNTIME)


def test_an_old_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is Python 3\.10\."):
        bootstrap.prepare(["manage.py", "demo"])


@pytest.mark.parametrize(
    ("command", "module", "debug"),
    [
        ("demo", "iopfinder.settings", "on"),
        ("test", "tests.settings", None),
        ("migrate", "iopfinder.settings", None),
    ],
)
def test_each_command_gets_the_settings_it_runs_with(
    monkeypatch: pytest.MonkeyPatch, command: str, module: str, debug: str | None
) -> None:
    environment: dict[str, str] = {}
    monkeypatch.setattr(os, "environ", environment)
    bootstrap.prepare(["manage.py", command])
    assert environment["DJANGO_SETTINGS_MODULE"] == module
    assert environment.get("DEBUG") == debug
    assert environment.get("DATABASE_URL", "").endswith("demo.sqlite3") is (command == "demo")


def test_demo_uses_what_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"DATABASE_URL": "postgres://me@host/name", "DEBUG": "off", "DJANGO_SETTINGS_MODULE": "my.own"}
    environment = dict(given)
    monkeypatch.setattr(os, "environ", environment)
    bootstrap.prepare(["manage.py", "demo"])
    assert environment == given


def test_demo_looks_at_the_port_again_before_it_fills_the_database(taken_port: int) -> None:
    with pytest.raises(CommandError, match=f"Port {taken_port} is in use"):
        call_command("demo", port=taken_port)


@pytest.fixture
def without_pytest(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """An environment that lacks pytest; what `test` then installs and runs is listed, not done."""
    done: list[object] = []
    monkeypatch.chdir(bootstrap.BASE_DIR)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(bootstrap, "complete", done.append)
    monkeypatch.setattr(os, "execv", lambda program, command: done.append(command[1:]))
    return done


def test_test_in_somebodys_own_environment_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, without_pytest: list[object]
) -> None:
    monkeypatch.setattr(bootstrap, "is_ours", lambda: False)
    with pytest.raises(CommandError, match=r"pip install -r requirements-dev\.txt"):
        call_command("test")
    assert without_pytest == []


def test_test_in_our_own_environment_installs_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, without_pytest: list[object]
) -> None:
    monkeypatch.setattr(bootstrap, "is_ours", lambda: True)
    call_command("test", "tests/test_geo.py")
    assert without_pytest == ["requirements-dev.txt", ["-m", "pytest", "tests/test_geo.py"]]
