"""A workspace → the agency's own sealed site: how all its clients stand, as committed.

Like a client's site it is rendered by a process of its own, and sealed, proven and swapped in here.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from reports.access import read_agency_key, read_client_keys
from reports.model.values import PORTFOLIO
from reports.pipeline.process import portfolio_by_process
from reports.pipeline.rendered import RenderedClient
from reports.pipeline.report import DEMO_KEY_NOTE, Report
from reports.pipeline.sealing import Sealing, prove, seal_site, take_frames, texts_of
from reports.pipeline.working_copy import Checked, readable
from reports.protect.known_texts import agency_texts
from reports.protect.output import staging
from reports.protect.swap import swap_in
from reports.protect.text_search import TextSearch


def build_portfolio(root: Path, out: Path, progress: Callable[[str], None]) -> Report:
    """Build the portfolio's sealed site into `out`; all of it or, on any doubt, nothing.

    Raises:
        Found: a file of the working copy cannot be read.
        Refused: no key, nobody who may open it, no trustworthy history, or a proof that failed.
    """
    copy = readable(root)
    top, agency = copy.workspace.root, copy.agency
    key = read_agency_key(top, demo=agency.demo)
    keys = {PORTFOLIO: read_client_keys(top, key, PORTFOLIO)}
    with staging(out, "portfolio") as folder:
        sealing = Sealing(copy, folder, keys)
        for message in portfolio_by_process(top, agency.language, progress):
            if isinstance(message, RenderedClient):
                seal_site(sealing, message, readable=False)
            else:
                take_frames(sealing, message)
        progress("proving that nothing can be read")
        prove(sealing, {PORTFOLIO: tuple(_searches(copy))}, {agency.name})
        swap_in(folder, out, "portfolio", complete=True)
    return Report(out, tuple(sealing.built), (DEMO_KEY_NOTE,) if key.is_demo else ())


def _searches(copy: Checked) -> Iterator[TextSearch]:
    """Yield what looks for every text that there is: the portfolio speaks of all clients."""
    yield TextSearch(agency_texts(copy.agency, copy.agency_private))
    for client in copy.clients:
        yield TextSearch(texts_of(copy, client.id))
