"""A sealed build side by side with plain `mkdocs build` of the same pages, in one run: a ratio of CPU time.

Plain MkDocs gets the newest version's pages of each client as Markdown files of HTML, one site a client; aboveboard
builds and seals every version of all of them.
"""

import tempfile
from pathlib import Path

from measure import aboveboard, cpu_seconds, demo_agency

CLIENTS, WEEKS, ROUNDS = 10, 26, 3
SETTINGS = """site_name: {name}
theme:
  name: material
  font: false
plugins: [search]
"""


def plain_sites(agency: Path, scratch: Path) -> list[Path]:
    """Write one MkDocs source folder a client: its newest pages as aboveboard's preview holds them."""
    cpu_seconds(aboveboard("-C", str(agency), "build", "--plain"), agency)
    folders = []
    for client in sorted(file.parent for file in (agency / "preview").glob("*/versions.json")):
        newest = max(path for path in client.iterdir() if path.name[:2] == "20")
        source = scratch / client.name
        for page in [*newest.glob("index.html"), *newest.glob("*/index.html"), *client.glob("all/*/index.html")]:
            name = "index.md" if page.parent == newest else f"{page.parent.name}.md"
            (source / "docs").mkdir(parents=True, exist_ok=True)
            text = page.read_text(encoding="utf-8")
            article = text.partition("<article")[2].partition(">")[2].partition("</article>")[0]
            lines = (line.strip() for line in article.splitlines())
            (source / "docs" / name).write_text("\n".join(filter(None, lines)))
        (source / "mkdocs.yml").write_text(SETTINGS.format(name=client.name))
        folders.append(source)
    return folders


def main() -> None:
    """Print the CPU seconds of both and their ratio."""
    with tempfile.TemporaryDirectory() as scratch:
        agency = demo_agency(Path(scratch) / "agency", CLIENTS, WEEKS)
        cpu_seconds(aboveboard("-C", str(agency), "build"), agency)
        sources = plain_sites(agency, Path(scratch) / "plain")
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(cpu_seconds(aboveboard("-C", str(agency), "build"), agency))
            theirs.append(sum(cpu_seconds(["mkdocs", "build", "--quiet", "-d", "out"], source) for source in sources))
        versions = sum(1 for _ in agency.glob("site/*/*/search.bin")) - CLIENTS
    print(f"aboveboard: {versions} versions of {CLIENTS} clients, sealed: {min(ours):.2f} CPU s")
    print(f"mkdocs build: the newest version of {CLIENTS} clients, plain: {min(theirs):.2f} CPU s")
    print(f"ratio for everything: {min(ours) / min(theirs):.2f}")
    print(f"ratio for one version: {min(ours) / versions / (min(theirs) / CLIENTS):.3f}")


if __name__ == "__main__":
    main()
