"""HTML → what a reader gets of it: its text, its ids, and whether every tag is closed."""

from html.parser import HTMLParser

from reports.pages.article import LEDGER_CODE

_VOID = {"br", "hr", "img", "input"}
_BLOCKS = {"div", "p", "li", "tr", "h1", "h2", "h3", "section", "header", "footer", "dt", "dd", "blockquote", "summary"}
_BLOCKS |= {"table", "ul", "ol", "dl", "figure", "figcaption", "pre", "legend", "label"}


class Reading(HTMLParser):
    """One article as read: `lines` of text without drawings, `attributes` of every tag, tags left open in `open`."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.lines: list[str] = [""]
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html.replace(LEDGER_CODE, ""))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)
        if tag in _BLOCKS:
            self.lines.append("")
        elif tag in {"td", "th", "dd"}:
            self.lines[-1] += " | "

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "svg" not in self.open:
            self.lines[-1] += data

    @property
    def text(self) -> str:
        """The words, a line a block."""
        lines = (" ".join(line.split()).strip(" |") for line in self.lines)
        return "\n".join(line for line in lines if line)

    def values(self, name: str) -> list[str]:
        """Return every value of an attribute."""
        return [value or "" for key, value in self.attributes if key == name]
