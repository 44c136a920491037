"""Articles become complete Material documents and the files of a site, under plain or opaque names.

MkDocs is imported by `frame`, `documents`, `mkdocs_config`, `plugin` and `live` alone: they are imported late.
"""

import os

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's word to those who choose a generator: readers chose ours
