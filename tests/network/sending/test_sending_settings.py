"""What sending is told from outside: nothing by default, and every problem in words."""

from pathlib import Path

import pytest

from network.sending.settings import Reading, SendingSettings

SECRET = "not to be shown"
UUID = "8e222534-7f05-4972-86e3-17c5d9f894e2"


def read(
    tmp_path: Path, said: dict[str, str], *, production: bool = True
) -> SendingSettings | list[str]:
    wrong: list[str] = []
    found = Reading(
        environ=said,
        home=tmp_path,
        public_url="https://rowan.example",
        production=production,
        wrong=wrong.append,
    ).settings()
    return wrong or found


def test_in_production_nothing_leaves_until_it_is_said_how(tmp_path: Path) -> None:
    found = read(tmp_path, {})

    assert isinstance(found, SendingSettings)
    assert (found.smtp_host, found.mails, found.letters, found.notify_key) == ("", None, None, "")


def test_tried_out_everything_lies_in_folders(tmp_path: Path) -> None:
    found = read(tmp_path, {}, production=False)

    assert isinstance(found, SendingSettings)
    assert (found.mails, found.letters) == (tmp_path / "mails", tmp_path / "letters")


def test_no_secret_is_shown(tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text(SECRET)

    found = read(
        tmp_path,
        {
            "ROWAN_SMTP_HOST": "mail.example.org",
            "ROWAN_MAIL_FROM": "rowan@rowan.example",
            "ROWAN_SMTP_USER": "rowan",
            "ROWAN_SMTP_PASSWORD_FILE": str(password),
        },
    )

    assert isinstance(found, SendingSettings)
    assert found.smtp_password == SECRET
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    "said",
    [
        {"ROWAN_SMTP_HOST": "mail.example.org"},
        {"ROWAN_MAIL_FROM": "Rowan <rowan@rowan.example>"},
        {"ROWAN_MAIL_FROM": "rowan@rowan.example\nBcc: x@example.org"},
        {"ROWAN_SMTP_PORT": "0"},
        {"ROWAN_SMTP_PORT": "many"},
        {"ROWAN_SMTP_HOST": "mail.example.org", "ROWAN_SMTP_PLAIN": "yes"},
        {"ROWAN_SMTP_USER": "rowan"},
        {"ROWAN_SMTP_PASSWORD_FILE": "nowhere"},
        {"ROWAN_NOTIFY_KEY_FILE": "nowhere"},
        {"ROWAN_NOTIFY_TEXT": UUID},
        {"ROWAN_NOTIFY_KEY_FILE": "key", "ROWAN_NOTIFY_TEXT": "the short one"},
        {"ROWAN_NOTIFY_KEY_FILE": "key"},
    ],
)
def test_what_cannot_be_used_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: dict[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "key").write_text(SECRET)

    problems = read(tmp_path, said)

    assert isinstance(problems, list)
    assert SECRET not in "".join(problems)


def test_on_this_machine_a_mail_server_may_be_plain(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "ROWAN_SMTP_HOST": "127.0.0.1",
            "ROWAN_SMTP_PLAIN": "yes",
            "ROWAN_MAIL_FROM": "rowan@rowan.example",
        },
    )

    assert isinstance(found, SendingSettings)
    assert found.smtp_plain
