package dev.parley.calls.meeting;

import dev.parley.chat.export.ExportSource;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Iterator;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The meetings of which a user is a host. Their passcodes are kept as none that could be told. */
@Component
@RequiredArgsConstructor
class MeetingsFile implements ExportSource {

    private final MeetingStore store;

    record OwnMeeting(
        String id,
        String title,
        String kind,
        boolean owner,
        Instant createdAt,
        Instant overAt,
        @Nullable Instant endedAt
    ) {}

    @Override
    public String fileName() {
        return "meetings.json";
    }

    @Override
    public Iterator<?> of(UserId user) {
        return store
            .hostedBy(user)
            .stream()
            .map(meeting ->
                new OwnMeeting(
                    meeting.id().value(),
                    meeting.title(),
                    meeting.kind().name(),
                    meeting.owner().equals(user),
                    meeting.createdAt(),
                    meeting.overAt(),
                    meeting.endedAt()
                )
            )
            .iterator();
    }
}
