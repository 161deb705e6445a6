"""Says after a run how large the matrix is."""

import pytest

from tests.matrix.table import table


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Roles, addresses and cells, so that nobody needs to count them."""
    known = table()
    terminalreporter.write_line(
        f"matrix: {known.cells} cells, {len(known.roles)} roles, {len(known.routes)} addresses"
    )
