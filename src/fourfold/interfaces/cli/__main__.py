"""`python -m fourfold.interfaces.cli` is the command line."""

from fourfold.interfaces.cli.main import main

if __name__ == "__main__":
    main()
