package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import java.time.Instant;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** After the end for all nobody is admitted any more, and nobody waits. */
@Component
@RequiredArgsConstructor
class Dismissal {

    private final Entrants entrants;
    private final ApplicationEventPublisher events;

    /** Whoever has come since stays; a repeat changes nothing. */
    void of(MeetingId id, Instant endedAt) {
        var waited = entrants.clear(id, endedAt);
        if (!waited.isEmpty()) {
            events.publishEvent(new MeetingNotice.Refused(id, Set.copyOf(waited), LobbyEnd.ENDED));
            events.publishEvent(new MeetingNotice.LobbyChanged(id));
        }
    }
}
