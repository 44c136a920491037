"""Build the workspace that this file stands in: `python build.py` is `aboveboard build` here."""

if __name__ == "__main__":
    import sys
    from pathlib import Path

    from reports.cli.main import main

    sys.exit(main(["-C", str(Path(__file__).resolve().parent), "build", *sys.argv[1:]]))
