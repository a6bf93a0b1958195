"""`python -m clientwright` is `clientwright`."""

import sys

from clientwright.cli import main

if __name__ == "__main__":
    sys.exit(main())
