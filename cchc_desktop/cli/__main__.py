"""Starts the command line when the package is run as a module."""

from cchc_desktop.cli.main import main

if __name__ == "__main__":
    main()
