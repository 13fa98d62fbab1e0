package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import java.time.DateTimeException;
import java.time.Instant;

/** The place of a meeting in a list: by a time, and by id among those of one moment. */
public record MeetingCursor(Instant at, MeetingId id) {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** @throws IllegalArgumentException for what {@link #toString} does not write */
    public static MeetingCursor parse(String text) {
        int comma = text.indexOf(',');
        try {
            var at = Instant.parse(text.substring(0, Math.max(0, comma)));
            if (!at.isBefore(Instant.EPOCH) && !at.isAfter(LAST)) {
                return new MeetingCursor(at, new MeetingId(text.substring(comma + 1)));
            }
        } catch (DateTimeException none) {
            // As for one out of the range.
        }
        throw new IllegalArgumentException("not a cursor");
    }

    @Override
    public String toString() {
        return at + "," + id;
    }
}
