"""Small valid texts of every file of a workspace, each key replaceable, and a workspace made of them.

A keyword replaces the YAML written behind a top-level key: `update_text(status="at-risk", why="Photos are late.")`.
A text that starts with a line break is a block; `None` leaves the key out.
"""

from pathlib import Path

_AGENCY = {
    "name": "Harbour Lane Studio",
    "site": "https://reports.example.com",
    "language": "en",
    "timezone": "Europe/Helsinki",
    "team": """
  account-lead: {name: Mara Quill, title: Account lead, email: mara@harbourlane.example}
  analyst: {name: Ben Osei, title: Analyst, email: ben@harbourlane.example}""",
}

_CLIENT = {
    "name": "Northwind Outdoors",
    "language": "en",
    "timezone": "Europe/Helsinki",
    "cadence": "{every: week, day: friday, detail: full}",
    "people": """
  sponsor: {name: Ida Berg, title: Managing director, email: ida@northwind.example, role: sponsor}
  marketing-lead: {name: Tom Reyes, title: Marketing lead, email: tom@northwind.example, role: contributor}""",
    "team": """
  account-lead: {role: account-manager, since: 2026-09-01}
  analyst: {role: analyst, since: 2026-09-01}""",
}

_AGREEMENT = {
    "title": "More leads from the shop",
    "effective": "2026-09-01",
    "ends": "2026-12-31",
    "approvers": """
  sponsor: {name: Ida Berg, email: ida@northwind.example}""",
    "goals": """
  cost-per-lead:
    want: Leads at a lower cost
    metric: Cost per lead
    baseline: 42.00
    target: 30.00
    unit: EUR
    due: 2026-12-31""",
    "scope": """
  in:
    landing-page: One landing page, designed and built
  out:
    shop: Changes to the shop itself""",
    "deliverables": """
  landing-page: {what: Landing page, due: 2026-11-20, owner: analyst, milestone: beta, goal: cost-per-lead}""",
    "milestones": """
  beta:
    name: Beta
    due: 2026-12-01
    needs: [product-photos]
  launch:
    name: Launch
    due: 2026-12-15
    after: [beta]""",
    "budget": """
  currency: EUR
  basis: fixed
  lines:
    build: {name: Design and build, amount: 14000}
    media: {name: Media, amount: 6000}
  tolerance: "10%\"""",
    "commitments": """
  product-photos: {what: Product photos, who: marketing-lead, due: 2026-11-20, effect: Beta moves day by day}""",
    "promises": """
  answers-24h: {promise: We answer within a working day, measure: Hours to the first answer}""",
    "risks": """
  holidays: {risk: People are away, likelihood: medium, impact: low, owner: account-lead}""",
}

_UPDATE = {
    "by": "account-lead",
    "status": "on-track",
    "summary": "The landing page is live and leads are coming in.",
    "done": """
  - Fixed the tracking of the thank-you page""",
    "next": """
  - Second variant of the page""",
}


def agency_text(**keys: str | None) -> str:
    """Return a valid agency.yml with a team of `account-lead` and `analyst`."""
    return _document(_AGENCY, keys)


def client_text(**keys: str | None) -> str:
    """Return a valid client.yml with `sponsor` and `marketing-lead` as people."""
    return _document(_CLIENT, keys)


def agreement_text(**keys: str | None) -> str:
    """Return a valid agreement.yml.

    Goal `cost-per-lead`, deliverable `landing-page`, milestones `beta` and `launch`, budget lines `build` and `media`,
    commitment `product-photos`, promise `answers-24h`, risk `holidays`.
    """
    return _document(_AGREEMENT, keys)


def update_text(**keys: str | None) -> str:
    """Return a valid update: what was done, and `second-variant-of-the-page` planned next."""
    return _document(_UPDATE, keys)


def write_workspace(root: Path, client_id: str = "northwind", periods: tuple[str, ...] = ("2026-W47",)) -> Path:
    """Write a valid workspace of one client with an update for each period; return the client's folder."""
    folder = root / "clients" / client_id
    (folder / "updates").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Harbour Lane Studio\n", encoding="utf-8")
    (root / "agency.yml").write_text(agency_text(), encoding="utf-8")
    (folder / "client.yml").write_text(client_text(), encoding="utf-8")
    (folder / "agreement.yml").write_text(agreement_text(), encoding="utf-8")
    for period in periods:
        (folder / "updates" / f"{period}.yml").write_text(update_text(), encoding="utf-8")
    return folder


def _document(defaults: dict[str, str], keys: dict[str, str | None]) -> str:
    texts: dict[str, str | None] = {**defaults, **keys}
    return "".join(f"{key}:{_spaced(text)}\n" for key, text in texts.items() if text is not None)


def _spaced(text: str) -> str:
    return text.rstrip("\n") if text.startswith("\n") else f" {text}"
