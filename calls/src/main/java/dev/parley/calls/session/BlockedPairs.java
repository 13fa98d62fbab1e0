package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.chat.block.BlockChanged;
import dev.parley.chat.log.ChatId;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the personal call of two when one of them blocks the other, and puts out of a call who was added to it by one of the
 * two, on the node that wrote it down. Should that node die in
 * between, {@link CallPolicy} still lets neither of them in again.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class BlockedPairs {

    private final CallRemovals removals;

    @EventListener
    void on(BlockChanged changed) {
        if (changed.blocked()) {
            var chat = ChatId.personal(changed.blocker(), changed.userId());
            // The one who blocks does not wait for Redis.
            Thread.ofVirtual()
                .name("blocked-pair")
                .uncaughtExceptionHandler((_, failure) -> log.warn("Could not end the call of {}", chat, failure))
                .start(() -> {
                    removals.deleted(CallPlace.of(chat));
                    removals.parted(Person.of(changed.blocker()), Person.of(changed.userId()));
                });
        }
    }
}
