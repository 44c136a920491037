"""A number of clients, weeks and a seed → a git repository of an invented agency, with months of history."""

from reports.demo.making import DemoAgency, make_demo

__all__ = ["DemoAgency", "make_demo"]
