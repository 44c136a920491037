"""A path in a document → the line and column where it stands."""

from reports.source.document import Items, Keys, Node, Path, Value
from reports.source.yaml_nodes import read_nodes

Place = tuple[int, int]
"""Line and column, both from 1."""


def value_at(document: Value, path: Path) -> Value:
    """Return the value at a path, the nearest one where a line stands for a whole record; None where nothing is."""
    value = document
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list):
            value = value[int(step)]
    return value


def _place_of(root: Node, path: Path, *, key: bool = False) -> Place:
    """Return where the value of a path stands, or its key; for what is missing, the key of the map that lacks it."""
    node, here = root, (root.line, root.column)
    for step in path:
        if isinstance(node, Keys):
            if step not in node.entries:
                return here
            entry = node.entries[str(step)]
            node, here = entry.node, (entry.line, entry.column)
        elif isinstance(node, Items):
            node = node.nodes[int(step)]
            here = (node.line, node.column)
    return here if key else (node.line, node.column)


class Spoken:
    """Paths that problems are told of, known from above and from below."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()
        self._above: set[Path] = set()

    def add(self, path: Path) -> None:
        """Note a path."""
        self._paths.add(path)
        self._above.update(path[:length] for length in range(len(path) + 1))

    def __contains__(self, path: Path) -> bool:
        """Whether a problem is told of the path itself."""
        return path in self._paths

    def holds_below(self, path: Path) -> bool:
        """Whether a problem is told of the path or of something that stands below it."""
        return path in self._above

    def holds_near(self, path: Path) -> bool:
        """Whether a problem is told of the path, of something below it, or of what it stands in."""
        return path in self._above or any(path[:length] in self._paths for length in range(len(path)))


class Marks:
    """Where everything of a file stands. Read anew when first asked, since problems are rare and trees are large."""

    __slots__ = ("_data", "_root")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._root: Node | None = None

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self._data

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where the value of a path stands, or its key; the file's beginning where it cannot be read."""
        if self._root is None:
            self._root, _ = read_nodes(self._data, "")
        return _place_of(self._root, path, key=key) if self._root else (1, 1)
