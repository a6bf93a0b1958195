#!/usr/bin/env python3
# /// script
# dependencies = ["nox>=2025.2"]
# ///
"""Everything a maintainer runs, in sessions of a few lines; each calls a command that also works without nox."""

from pathlib import Path

import nox

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)

AT_RUN_TIME = ("client", "codec_", "comparison", "drift", "examples", "readme", "session", "transport")

nox.needs_version = ">=2025.2"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_external_run = True
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"
nox.options.sessions = ["check", "lint", "typing", "tests"]


def install(session: nox.Session, extra: str, *groups: str) -> None:
    """Install this project with an extra and groups of development tools, pinned by constraints.txt."""
    tools = nox.project.dependency_groups(PROJECT, *groups)
    session.install("--constraint", "constraints.txt", "--editable", f".[{extra}]", *tools)


@nox.session
def regenerate(session: nox.Session) -> None:
    """Bring generated/ up to date with specs/ and overlays/."""
    install(session, "pipeline")
    session.run("clientwright", "regenerate", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Fail unless generated/ is byte for byte what specs/ and overlays/ give."""
    install(session, "pipeline")
    session.run("clientwright", "check", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests on the Python that runs nox."""
    install(session, "docs,record,review,sandbox", "tests", "mutants")
    session.run("pytest", "--numprocesses=auto", *session.posargs)


@nox.session
def examples(session: nox.Session) -> None:
    """Install clients and sandbox as an application does, and run the examples' tests."""
    clients = ("./generated/mayar", "./generated/trybe")
    session.install("--constraint", "constraints.txt", ".[sandbox]", *clients, "mypy", "pytest")
    session.run("pytest", "examples/front_desk", *session.posargs)
    session.run("mypy", "--strict", "examples/front_desk/front_desk.py", "examples/front_desk/test_front_desk.py")


@nox.session(python=PYTHONS)
def tests_on(session: nox.Session) -> None:
    """Run the tests on each supported Python that is installed."""
    tests.func(session)


@nox.session
def minimums(session: nox.Session) -> None:
    """Run the clients' tests with the lowest versions of what they need at run time."""
    lowest = [requirement.replace(">=", "==") for requirement in PROJECT["project"]["dependencies"]]
    names = tuple(requirement.split("==")[0] + "==" for requirement in lowest)
    pins = [pin for pin in Path("constraints.txt").read_text("utf-8").splitlines() if not pin.startswith(names)]
    constraints = Path(session.create_tmp(), "constraints.txt")
    constraints.write_text("\n".join(pins), "utf-8")
    session.install("--constraint", str(constraints), "--editable", ".[conformance]", "pytest-xdist", *lowest)
    chosen = (str(path) for name in AT_RUN_TIME for path in sorted(ROOT.glob(f"tests/test_{name}*.py")))
    laws = ("tests/conformance", "-k", "not C006")  # what is generated is formatted by the newest tools
    session.run("pytest", "--numprocesses=auto", *chosen, *laws, *session.posargs)


@nox.session
def review(session: nox.Session) -> None:
    """Tell what a change of specs does, on the wire and in Python; `-- origin/main` names what to compare with."""
    install(session, "review")
    session.run("clientwright", "review", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Write a reference page of each provider into reference/."""
    install(session, "docs")
    session.run("clientwright", "docs", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """Plant mistakes in specs, clients and the run-time part, and tell who notices; `-- --sample 100` for some."""
    install(session, "conformance", "tests", "mutants")
    session.run("python", "-m", "clientwright.conformance.mutation", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests and show which lines they reach."""
    install(session, "docs,record,review,sandbox", "tests", "mutants")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "report", "--show-missing", "--skip-covered")


@nox.session
def lint(session: nox.Session) -> None:
    """Check the Python with ruff, and the specs with our own rules."""
    install(session, "pipeline")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run(
        "clientwright", "lint", *sorted(str(spec.relative_to(ROOT)) for spec in ROOT.glob("specs/*/openapi.yaml"))
    )


@nox.session
def typing(session: nox.Session) -> None:
    """Type-check the toolkit, its clients and a sample of their use, with mypy and pyright."""
    install(session, "docs,record,review,sandbox", "typing", "tests", "mutants")
    clients = sorted(ROOT.glob("generated/*/*_client"))
    session.install("--no-deps", "--force-reinstall", *(str(client.parent) for client in clients))
    session.run("mypy", "src")
    for client in clients:
        session.run("mypy", str(client))
    session.run("mypy", "tests/typing/surface.py")
    session.run("pyright", "--project", "pyproject.toml")
    for package in ("clientwright", *(client.name for client in clients)):
        session.run("pyright", "--verifytypes", package, "--ignoreexternal")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the Trybe client beside what others generate, and save the tables; `-- --quick` for a first look."""
    install(session, "pipeline", "bench")
    session.run("python", "benchmarks/bench.py", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Write constraints.txt anew: exact pins of everything, for all supported Pythons."""
    session.install("uv")
    groups = (f"--group={group}" for group in PROJECT["dependency-groups"])
    options = ("--quiet", "--universal", "--no-annotate", "--all-extras", "--upgrade")
    header = "--custom-compile-command=nox -s lock"
    session.run("uv", "pip", "compile", "pyproject.toml", *groups, *options, header, "--output-file=constraints.txt")
