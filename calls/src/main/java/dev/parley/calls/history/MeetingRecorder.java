package dev.parley.calls.history;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.session.CallRecord;

/** Keeps the record of a meeting's ended calls, under the conditions of {@link dev.parley.calls.session.CallRecorder}. */
@FunctionalInterface
public interface MeetingRecorder {
    void record(MeetingId meeting, CallRecord ended);
}
