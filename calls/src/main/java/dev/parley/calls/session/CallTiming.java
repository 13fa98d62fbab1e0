package dev.parley.calls.session;

import dev.parley.calls.session.CallCommand.AwaitExpired;
import dev.parley.calls.session.CallCommand.EmptyExpired;
import dev.parley.calls.session.CallCommand.GraceExpired;
import dev.parley.calls.session.CallCommand.RecordDue;
import dev.parley.calls.session.CallCommand.RecordingExpired;
import dev.parley.calls.session.CallCommand.RingTimedOut;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Live;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** When the timers of a call go off. */
@Component
@RequiredArgsConstructor
final class CallTiming {

    private static final Duration GIVEN_UP = Duration.ofMinutes(10);

    private final CallProperties properties;

    /** The commands that time brings unless something else happens first; they follow from the state alone. */
    List<CallTimer> timers(CallState state) {
        return switch (state) {
            case Ended ended -> List.of(new CallTimer(new RecordDue(), ended.endedAt().plus(properties.recordRetry())));
            case Live live -> {
                var timers = new ArrayList<CallTimer>();
                live.invitation()
                    .firstEnd()
                    .ifPresent(end -> timers.add(new CallTimer(new RingTimedOut(), end)));
                live.session()
                    .participants()
                    .stream()
                    .filter(Participant::lost)
                    .forEach(lost -> timers.add(graceTimer(lost)));
                live.session()
                    .awaited()
                    .forEach(gone -> timers.add(new CallTimer(new AwaitExpired(gone.person()), awaitEnd(gone))));
                emptyEnd(live.session()).ifPresent(end -> timers.add(new CallTimer(new EmptyExpired(), end)));
                live.session()
                    .recording()
                    .ifPresent(running -> timers.add(new CallTimer(new RecordingExpired(), recordingEnd(running))));
                yield timers;
            }
        };
    }

    /** When the first of them goes off. */
    Optional<Instant> next(CallState state) {
        return timers(state).stream().map(CallTimer::due).min(Comparator.naturalOrder());
    }

    boolean graceIsOver(Participant participant, Instant now) {
        return participant.lost() && !now.isBefore(graceEnd(participant));
    }

    boolean awaitIsOver(Awaited gone, Instant now) {
        return !now.isBefore(awaitEnd(gone));
    }

    /**
     * Since when the connections of a crashed node count as lost: since its last word. Where it is found late, because Redis
     * or all nodes were away, it is at most a lease ago: its people must get their chance to be reported alive, or to come
     * back. After {@link #GIVEN_UP} nobody does, and the talk was over with that word.
     */
    Instant lostSince(Instant lastWord, Instant now) {
        var leaseAgo = now.minus(properties.lease());
        return lastWord.isAfter(leaseAgo) || lastWord.isBefore(now.minus(GIVEN_UP)) ? lastWord : leaseAgo;
    }

    /** When the connections of a node that is alive now will be thought lost. */
    Instant leaseEnd(Instant alive) {
        return alive.plus(properties.lease());
    }

    boolean recordingIsOver(Session session, Instant now) {
        return session
            .recording()
            .filter(running -> !now.isBefore(recordingEnd(running)))
            .isPresent();
    }

    boolean emptyIsOver(Session session, Instant now) {
        return emptyEnd(session)
            .filter(end -> !now.isBefore(end))
            .isPresent();
    }

    private Optional<Instant> emptyEnd(Session session) {
        return session.emptySince().map(since -> since.plus(properties.emptyAfter()));
    }

    private Instant recordingEnd(Recording running) {
        return running.startedAt().plus(properties.recording().maxLength());
    }

    private CallTimer graceTimer(Participant lost) {
        return new CallTimer(new GraceExpired(lost.connectionId()), graceEnd(lost));
    }

    /** When one who is rung now will be rung no more. */
    Instant ringEnd(Instant start) {
        return start.plus(properties.ringTimeout());
    }

    private Instant awaitEnd(Awaited gone) {
        return gone.lostAt().plus(properties.returnWithin());
    }

    private Instant graceEnd(Participant lost) {
        return lost.since().plus(properties.grace());
    }
}
