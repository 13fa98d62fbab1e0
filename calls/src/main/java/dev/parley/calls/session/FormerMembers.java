package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.Places;
import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.SanctionsChanged;
import dev.parley.chat.log.EventsLogged;
import dev.parley.chat.log.LoggedEvent;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes those who are members no more, and those who were timed out, out of their chat's call: at once on the node that wrote
 * it down, and once more as a consumer of the log, should that node die in between or not reach Redis.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class FormerMembers implements LogConsumer {

    private final CallRemovals removals;
    private final Places places;

    @Override
    public String name() {
        return "former-members";
    }

    /** A call lives for hours; what was written before the consumer was there concerns none. */
    @Override
    public Start start() {
        return Start.PRESENT;
    }

    @Override
    public void handle(List<Batch> batches) {
        batches.forEach(batch -> batch.events().forEach(this::follow));
    }

    /** The writer of the log does not wait for Redis. */
    @EventListener
    void on(EventsLogged logged) {
        logged.events().forEach(this::followLater);
    }

    private void followLater(LoggedEvent event) {
        switch (event.body()) {
            case MemberRemoved _, MemberLeft _, SanctionsChanged _, ChatDeleted _ -> Thread.ofVirtual()
                .name("former-member")
                .uncaughtExceptionHandler((_, failure) ->
                    log.warn("A former member is not taken out of a call yet", failure)
                )
                .start(() -> follow(event));
            default -> {
                // All others stay.
            }
        }
    }

    private void follow(LoggedEvent event) {
        var place = CallPlace.of(event.chatId());
        switch (event.body()) {
            case MemberRemoved removed -> leave(place, Person.of(removed.userId()));
            case MemberLeft _ -> leave(place, Person.of(event.actor()));
            case SanctionsChanged changed when changed.timeOut() != null -> leaveInTimeOut(
                place,
                Person.of(changed.userId())
            );
            case ChatDeleted _ -> removals.deleted(place);
            default -> {
                // All others stay.
            }
        }
    }

    /** Who has come back since may be in the call by right. */
    private void leave(CallPlace place, Person person) {
        if (!places.mayKnow(place, person)) {
            removals.removed(place, person);
        }
    }

    /** The time-out may be over, or lifted, since. */
    private void leaveInTimeOut(CallPlace place, Person person) {
        try {
            places.requireEntry(place, person);
        } catch (ParleyException refusal) {
            removals.removed(place, person);
        }
    }
}
