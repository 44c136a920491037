"""YAML files → the model, private values apart, and every problem with its line."""

from reports.source.addresses import address_problems
from reports.source.assemble import assemble, client_of, tasks_of
from reports.source.document import Keys, Node, Path, Scalar, dotted
from reports.source.glance import Glance, glance
from reports.source.layout import DiskFolder, Folder, Workspace, find_workspace
from reports.source.load import Loaded, LoadedAgency, load, load_agency, stray_problems
from reports.source.names import SIGNERS, client_id_problem, kind_of, period_of, stem_of
from reports.source.parse import FileKind, Parsed, parse
from reports.source.pictures import FileInfo, describe_file
from reports.source.places import Marks
from reports.source.public_files import RECEIPTS, public_files, receipt_files, signed_files
from reports.source.task_ids import slug
from reports.source.text import hidden_character
from reports.source.wording import did_you_mean
from reports.source.yaml_nodes import read_nodes
from reports.source.yaml_text import Blank, Value, emit, yaml_lines

__all__ = [
    "RECEIPTS",
    "SIGNERS",
    "Blank",
    "DiskFolder",
    "FileInfo",
    "FileKind",
    "Folder",
    "Glance",
    "Keys",
    "Loaded",
    "LoadedAgency",
    "Marks",
    "Node",
    "Parsed",
    "Path",
    "Scalar",
    "Value",
    "Workspace",
    "address_problems",
    "assemble",
    "client_id_problem",
    "client_of",
    "describe_file",
    "did_you_mean",
    "dotted",
    "emit",
    "find_workspace",
    "glance",
    "hidden_character",
    "kind_of",
    "load",
    "load_agency",
    "parse",
    "period_of",
    "public_files",
    "read_nodes",
    "receipt_files",
    "signed_files",
    "slug",
    "stem_of",
    "stray_problems",
    "tasks_of",
    "yaml_lines",
]
