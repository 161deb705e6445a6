"""Texts and letters by GOV.UK Notify, through its official client.

A template there holds ((body)) and nothing else, so that the words stay in one place: ours.
"""

import logging
from dataclasses import dataclass, field

from notifications_python_client.errors import HTTPError, InvalidResponse
from notifications_python_client.notifications import NotificationsAPIClient

from network.sending.kinds import PointKind
from network.sending.port import Letter, NotCarried, Refused

BASE = "https://api.notifications.service.gov.uk"
TIMEOUT = 20
WRONG_REQUEST = 400
INVALID = "ValidationError"
ABOUT_THE_ADDRESS = ("phone_number", "address", "personalisation address", "Must be a real")

# Its own lines repeat what the service answered, which can hold a number or an address.
logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, kw_only=True)
class ByNotify:
    """Hands texts and letters to GOV.UK Notify."""

    key: str = field(repr=False)
    template: str
    base_url: str = BASE

    def carry(self, letter: Letter) -> None:
        client = NotificationsAPIClient(self.key, base_url=self.base_url, timeout=TIMEOUT)
        try:
            if letter.kind is PointKind.TEXT:
                client.send_sms_notification(
                    letter.to,
                    self.template,
                    personalisation={"body": letter.body},
                    reference=letter.reference,
                )
            else:
                client.send_letter_notification(
                    self.template,
                    {"body": letter.body, **_lines(letter.to)},
                    reference=letter.reference,
                )
        except HTTPError as error:
            raise _meaning(error) from None
        except InvalidResponse:
            raise NotCarried from None


def _lines(address: str) -> dict[str, str]:
    return {f"address_line_{number}": line for number, line in enumerate(address.splitlines(), 1)}


def _meaning(error: HTTPError) -> NotCarried | Refused:
    """What a refusal means: held against an address only where Notify says that it is one."""
    said = error.message if error.status_code == WRONG_REQUEST else ()
    about_it = any(
        one.get("error") == INVALID and str(one.get("message")).startswith(ABOUT_THE_ADDRESS)
        for one in said
        if isinstance(one, dict)
    )
    return Refused() if about_it else NotCarried()
