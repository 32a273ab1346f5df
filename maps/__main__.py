"""``python -m maps``: the command line."""

from maps.cli import main

main()
