"""Settings: read once, everything wrong named at once, no secret shown."""

from pathlib import Path

import pytest

from network.settings import BadSettings, Mode, Settings

GOOD = {"NEO4J_URI": "bolt://127.0.0.1:7687", "NEO4J_PASSWORD": "a-password-of-its-own"}


def production(tmp_path: Path, **more: str) -> dict[str, str]:
    key = tmp_path / "outer.key"
    key.touch(mode=0o600)
    return {
        **GOOD,
        "ROWAN_MODE": "production",
        "ROWAN_OUTER_KEY_FILE": str(key),
        "ROWAN_PUBLIC_URL": "https://rowan.example",
        **more,
    }


def problems(environ: dict[str, str]) -> list[str]:
    with pytest.raises(BadSettings) as raised:
        Settings.read(environ)
    return raised.value.problems


def test_for_trying_out_a_database_is_enough() -> None:
    settings = Settings.read(GOOD)

    assert settings.mode is Mode.TRYING
    assert settings.keys == settings.home / "keys" / "keys.sqlite"
    assert not settings.secure


def test_everything_wrong_is_named_at_once() -> None:
    found = problems({"ROWAN_MODE": "live", "ROWAN_EXIT_URL": "ftp://example", "ROWAN_LOG": "loud"})

    for name in ("ROWAN_MODE", "NEO4J_URI", "NEO4J_PASSWORD", "ROWAN_EXIT_URL", "ROWAN_LOG"):
        assert any(problem.startswith(name) for problem in found), name


def test_a_mode_that_cannot_be_understood_is_held_to_the_rules_of_production(
    tmp_path: Path,
) -> None:
    found = problems({**GOOD, "ROWAN_MODE": "prod", "ROWAN_HOME": str(tmp_path)})

    assert any("outer key" in problem for problem in found)


def test_no_secret_shows() -> None:
    settings = Settings.read(GOOD)

    assert GOOD["NEO4J_PASSWORD"] not in repr(settings)
    assert GOOD["NEO4J_PASSWORD"] not in str(settings)


def test_a_problem_never_repeats_a_value() -> None:
    secret = "weather1"

    assert secret not in str(problems({**GOOD, "ROWAN_MODE": "x", "NEO4J_PASSWORD": secret}))


def test_the_password_may_lie_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "password"
    path.write_text("a-password-of-its-own\n")

    settings = Settings.read({"NEO4J_URI": GOOD["NEO4J_URI"], "NEO4J_PASSWORD_FILE": str(path)})

    assert settings.neo4j_password == "a-password-of-its-own"


def test_production_runs_with_secrets_of_its_own(tmp_path: Path) -> None:
    settings = Settings.read(production(tmp_path))

    assert settings.production
    assert settings.secure


@pytest.mark.parametrize("password", ["", "neo4j", "password", "changeme", "short"])
def test_production_refuses_a_default_or_weak_password(tmp_path: Path, password: str) -> None:
    found = problems(production(tmp_path, NEO4J_PASSWORD=password))

    assert any("password" in problem for problem in found)


@pytest.mark.parametrize("uri", ["bolt://db.example:7687", "neo4j://10.0.0.5"])
def test_production_refuses_a_plain_line_to_another_machine(tmp_path: Path, uri: str) -> None:
    assert any("NEO4J_URI" in problem for problem in problems(production(tmp_path, NEO4J_URI=uri)))


@pytest.mark.parametrize(
    "uri", ["bolt://127.0.0.1", "bolt://localhost:7687", "neo4j+s://db.example", "bolt+s://db"]
)
def test_production_takes_a_safe_line(tmp_path: Path, uri: str) -> None:
    assert Settings.read(production(tmp_path, NEO4J_URI=uri)).neo4j_uri == uri


@pytest.mark.parametrize(
    "more",
    [
        {"FLASK_DEBUG": "1"},
        {"ROWAN_DEBUG": "true"},
        {"ROWAN_LOG": "debug"},
        {"ROWAN_CODES_ARE_ENOUGH": "yes"},
    ],
)
def test_production_refuses_what_is_for_trying_out(tmp_path: Path, more: dict[str, str]) -> None:
    assert any(
        "not for production" in problem for problem in problems(production(tmp_path, **more))
    )


def test_production_refuses_an_outer_key_that_others_can_read(tmp_path: Path) -> None:
    environ = production(tmp_path)
    Path(environ["ROWAN_OUTER_KEY_FILE"]).chmod(0o644)

    assert any("read by others" in problem for problem in problems(environ))


def test_production_refuses_pages_without_tls(tmp_path: Path) -> None:
    found = problems(production(tmp_path, ROWAN_PUBLIC_URL="http://rowan.example"))

    assert any("ROWAN_PUBLIC_URL" in problem for problem in found)
