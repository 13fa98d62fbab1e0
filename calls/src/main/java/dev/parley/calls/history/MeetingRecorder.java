package dev.parley.calls.history;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.session.CallRecord;
import java.util.Optional;

/** What the history needs of meetings. */
public interface MeetingRecorder {
    /** Keeps the record of an ended call, under the conditions of {@link dev.parley.calls.session.CallRecorder}. */
    void record(MeetingId meeting, CallRecord ended);

    /** What the meeting is called, empty where it was deleted. */
    Optional<String> title(MeetingId meeting);
}
