package dev.parley.calls.meeting;

import dev.parley.calls.history.MeetingRecorder;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallRecord;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Keeps what a meeting's calls were. Of a meeting that was deleted nothing is kept. */
@Component
@RequiredArgsConstructor
class EndedCalls implements MeetingRecorder {

    private final MeetingStore meetings;
    private final MeetingPeople people;
    private final MeetingHistory history;
    private final Dismissal dismissal;

    @Override
    public Optional<String> title(MeetingId id) {
        return meetings.find(id).map(Meeting::title);
    }

    @Override
    public void record(MeetingId id, CallRecord ended) {
        meetings
            .find(id)
            .ifPresent(meeting -> history.record(id, ended, people.of(meeting, ended.attendance().present())));
        if (ended.reason() == CallEndReason.ENDED_BY_HOST) {
            dismissal.of(id, ended.endedAt());
        }
    }
}
