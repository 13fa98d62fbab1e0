package dev.parley.api.telegram;

import java.time.Clock;
import java.time.Duration;
import lombok.RequiredArgsConstructor;

/** Makes what is sent at once, and is of no use for long. */
@RequiredArgsConstructor
class Replies {

    private static final Duration USEFUL = Duration.ofHours(1);

    private final Clock clock;

    Outbox.Entry to(TelegramPerson person, Wording wording) {
        return of(Outgoing.message(person, wording.line()));
    }

    Outbox.Entry of(Outgoing outgoing) {
        return Outbox.Entry.of(outgoing, clock.instant().plus(USEFUL));
    }
}
