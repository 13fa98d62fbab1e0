package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.LoggedEvent;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes those who are members no more out of their chat's call, on the node that wrote it down. Should that node die in
 * between, {@link CallPolicy} still refuses their signals.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class FormerMembers {

    private final CallService calls;

    @EventListener
    void on(LoggedEvent event) {
        switch (event.body()) {
            case MemberRemoved removed -> later(() -> calls.removed(placeOf(event), Person.of(removed.userId())));
            case MemberLeft _ -> later(() -> calls.removed(placeOf(event), Person.of(event.actor())));
            case ChatDeleted _ -> later(() -> calls.deleted(placeOf(event)));
            default -> {
                // All others stay.
            }
        }
    }

    private static CallPlace placeOf(LoggedEvent event) {
        return CallPlace.of(event.chatId());
    }

    /** The writer of the log does not wait for Redis. */
    private static void later(Runnable change) {
        Thread.ofVirtual()
            .name("former-member")
            .uncaughtExceptionHandler((_, failure) -> log.warn("Could not take a former member out of a call", failure))
            .start(change);
    }
}
