"""`python -m kg.cli`, the same as `tumen`."""

from kg.cli import main

if __name__ == "__main__":
    main()
