"""The portfolio → plain data for programs, every figure in it."""

from typing import Any

from reports.figures.figures import Dated
from reports.figures.portfolio import DimensionHealth, Load, Portfolio, Reporting, Satisfaction, Standing, Target
from reports.model import Agency

Json = dict[str, Any]


def overview_json(agency: Agency, portfolio: Portfolio) -> Json:
    """Return the portfolio; days as 2026-11-20, clients and people in their order."""
    return {
        "agency": agency.name,
        "as_of": portfolio.as_of.isoformat(),
        "clients": [_client(one) for one in portfolio.clients],
        "people": [_person(load) for load in portfolio.people],
    }


def _client(one: Standing) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "status": one.status.value if one.status else None,
        "complete": one.is_over,
        "signs": [{"about": sign.about, "health": sign.health.value} for sign in one.signs],
        "health": {dimension.name: _dimension(dimension) for dimension in one.dimensions},
        "update": _reporting(one.reporting),
        "asks": {"open": one.asks.open, "overdue": one.asks.overdue, "longest_overdue_days": one.asks.longest},
        "overdue_promises": [_late(row) for row in one.late],
        "broken_promises": [
            {"id": broken.id, "promise": broken.promise, "period": broken.period.name, "note": broken.note}
            for broken in one.broken
        ],
        "favours": [{"id": favour.id, "title": favour.title} for favour in one.favours],
        "satisfaction": _satisfaction(one.satisfaction) if one.satisfaction else None,
        "team": dict(one.team),
        "missing_roles": list(one.missing),
        "targets": [_target(target) for target in one.targets],
    }


def _dimension(dimension: DimensionHealth) -> Json:
    return {"now": dimension.now.value, "before": dimension.before.value, "trend": dimension.trend.value}


def _reporting(reporting: Reporting) -> Json:
    owed = reporting.owed
    return {
        "newest": reporting.newest.name if reporting.newest else None,
        "reported_on": reporting.on.isoformat() if reporting.on else None,
        "next_on": reporting.next_on.isoformat() if reporting.next_on else None,
        "owed": {"period": owed.period.name, "promised_on": owed.promised_on.isoformat(), "days_late": owed.days_late}
        if owed
        else None,
    }


def _late(row: Dated) -> Json:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "name": row.name,
        "promised_on": row.promised.isoformat() if row.promised else None,
        "expected_on": row.forecast.isoformat() if row.forecast else None,
        "days_late": row.overdue,
    }


def _satisfaction(known: Satisfaction) -> Json:
    return {
        "score": known.score,
        "period": known.period.name,
        "before": known.before,
        "trend": known.trend.value,
    }


def _target(target: Target) -> Json:
    return {
        "id": target.id,
        "name": target.name,
        "target": target.target.isoformat(),
        "promised_on": target.promised.isoformat() if target.promised else None,
        "expected_on": target.expected.isoformat(),
        "reached_on": target.reached.isoformat() if target.reached else None,
        "days_behind": target.behind,
    }


def _person(load: Load) -> Json:
    return {
        "id": load.id,
        "name": load.name,
        "clients": list(load.clients),
        "clients_at_most": load.at_most,
        "too_many": load.over,
    }
