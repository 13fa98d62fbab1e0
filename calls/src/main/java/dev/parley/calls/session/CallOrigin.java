package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import java.time.Instant;

/** What a call is from its start to its end. */
record CallOrigin(
    CallId id,
    CallPlace place,
    CallKind kind,
    Person startedBy,
    Instant startedAt,
    CallEncryption encryption
) {}
