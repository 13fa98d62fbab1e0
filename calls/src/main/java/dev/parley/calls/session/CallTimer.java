package dev.parley.calls.session;

import java.time.Instant;

/** A command that the call waits for. */
record CallTimer(CallCommand.Timed command, Instant due) {}
