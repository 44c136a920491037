"""A client, the agency and the baselines → all figures as of one day."""

from datetime import date

from reports.figures.asked import ask_records
from reports.figures.asks import ask_figures
from reports.figures.budget import budget_figures
from reports.figures.figures import Figures
from reports.figures.goals import goal_figures
from reports.figures.health import health_figures
from reports.figures.hill import hill_figures
from reports.figures.reported import reported_updates
from reports.figures.risks import risk_figures
from reports.figures.schedule import schedule
from reports.figures.tasks import task_figures
from reports.model import Agency, Baselines, Client


def measure(client: Client, agency: Agency, baselines: Baselines, as_of: date) -> Figures:
    """Measure one client as of one day, against the promised wording of `baselines`; pure, linear in updates."""
    terms = baselines.promised.agreement
    reported = reported_updates(client, baselines, as_of)
    asked = ask_records(reported)
    dates = schedule(baselines, reported, asked, as_of)
    tasks = task_figures(reported, terms)
    budget = budget_figures(baselines, reported, client.hours, dates, as_of)
    goals = goal_figures(terms, reported, client.metrics, agency.thresholds.results, as_of)
    return Figures(
        as_of=as_of,
        period=client.newest.period if client.newest else None,
        schedule=dates,
        hill=hill_figures(terms, reported),
        tasks=tasks,
        asks=ask_figures(asked, dates.milestones, as_of),
        budget=budget,
        goals=goals,
        risks=risk_figures(client.agreement.risks, reported),
        health=health_figures(dates, tasks, budget, goals, agency.thresholds),
    )
