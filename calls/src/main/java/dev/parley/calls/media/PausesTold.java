package dev.parley.calls.media;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.PausedTrack;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** Tells participants which pictures they do not get, as their downlinks bear no more. */
@Slf4j
@Component
@RequiredArgsConstructor
class PausesTold {

    private final Turns turns;
    private final RouterNotices notices;
    private volatile boolean silent;

    /** Nothing more is told: another router does. */
    void fallSilent() {
        silent = true;
    }

    /** Does not wait: it is called by the media port's thread. */
    void changed(CallId call, Person person, List<PausedTrack> paused) {
        if (!silent) {
            turns.takeNewest(call, new PausedFor(person), () -> tell(call, Map.of(person, paused)));
        }
    }

    private record PausedFor(Person person) {}

    /** Who has come by another connection knows nothing of it, and what the bus has lost is said again. */
    void repeat(CallId call, Map<Person, List<PausedTrack>> paused) {
        if (!paused.isEmpty()) {
            tell(call, paused);
        }
    }

    private void tell(CallId call, Map<Person, List<PausedTrack>> paused) {
        try {
            notices.paused(call, paused);
        } catch (RuntimeException storeAway) {
            log.debug("What is paused in call {} is told later: {}", call, storeAway.toString());
        }
    }
}
