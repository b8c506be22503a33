"""What all tests share."""

from __future__ import annotations

import signal

# A program started in the background may have been told to ignore Ctrl-C; what the tests start must hear it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
