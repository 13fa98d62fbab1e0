package dev.parley.calls.media;

import dev.parley.calls.media.speech.Speakers;
import dev.parley.calls.session.CallId;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** Tells the participants of a call who of them speaks; where the store is slow only the newest. */
@Slf4j
@Component
@RequiredArgsConstructor
class SpeakersTold {

    private final Turns turns;
    private final RouterNotices notices;
    private volatile boolean silent;

    /** Nothing more is told: another router does. */
    void fallSilent() {
        silent = true;
    }

    /** Does not wait: it is called by the media port's thread. */
    void changed(CallId call, Speakers speakers) {
        if (!silent) {
            turns.takeNewest(call, SpeakersTold.class, () -> tell(call, speakers));
        }
    }

    private void tell(CallId call, Speakers speakers) {
        try {
            notices.speakers(call, speakers);
        } catch (RuntimeException storeAway) {
            log.debug("Who speaks in call {} is told with the next change: {}", call, storeAway.toString());
        }
    }
}
