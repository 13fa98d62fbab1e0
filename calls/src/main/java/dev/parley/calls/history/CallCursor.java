package dev.parley.calls.history;

import dev.parley.calls.session.CallId;
import java.time.DateTimeException;
import java.time.Instant;

/** The place of a call in a history, newest first: by time, and by id among those of one moment. */
public record CallCursor(Instant startedAt, CallId id) {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    static CallCursor of(PastCall call) {
        return new CallCursor(call.startedAt(), call.id());
    }

    /** @throws IllegalArgumentException for what {@link #toString} does not write */
    public static CallCursor parse(String text) {
        int comma = text.indexOf(',');
        try {
            var startedAt = Instant.parse(text.substring(0, Math.max(0, comma)));
            if (!startedAt.isBefore(Instant.EPOCH) && !startedAt.isAfter(LAST)) {
                return new CallCursor(startedAt, new CallId(text.substring(comma + 1)));
            }
        } catch (DateTimeException none) {
            // As for one out of the range.
        }
        throw new IllegalArgumentException("not a cursor");
    }

    boolean isBefore(PastCall call) {
        int byTime = call.startedAt().compareTo(startedAt);
        return byTime < 0 || (byTime == 0 && call.id().value().compareTo(id.value()) < 0);
    }

    @Override
    public String toString() {
        return startedAt + "," + id;
    }
}
