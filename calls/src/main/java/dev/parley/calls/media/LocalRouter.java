package dev.parley.calls.media;

import dev.parley.calls.media.recording.Ending;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.LiveCalls;
import dev.parley.calls.session.Signal;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The router of this node. What is asked of it for one call is done one after the other, each time after a look at the call as
 * it is stored: so a person who has left neither enters by a late offer nor stays after one.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class LocalRouter {

    private final Rooms rooms;
    private final RouterPlacement placement;
    private final LiveCalls calls;
    private final RouterNotices notices;
    private final PausesTold pauses;
    private final RecordedCalls recordings;
    private final Turns turns;

    @EventListener
    void on(RouterRequest request) {
        turns.takeNewest(request.call(), subject(request), () -> {
            try {
                carryOut(request);
            } catch (RuntimeException failure) {
                // The browser asks again; what it does not ask for, the audit finds.
                log.warn("The router could not carry out a request for call {}", request.call(), failure);
            }
        });
    }

    /** What a newer request overtakes: nobody waits for the answer to an offer that stands no more. */
    private static Object subject(RouterRequest request) {
        return switch (request) {
            case RouterRequest.Answer offer -> new Offered(offer.participant(), offer.from());
            case RouterRequest.Show show -> new Shown(show.participant());
            case RouterRequest.Follow _ -> RouterRequest.Follow.class;
        };
    }

    private record Offered(Person participant, ConnectionId from) {}

    private record Shown(Person participant) {}

    private void carryOut(RouterRequest request) {
        switch (request) {
            case RouterRequest.Answer offer -> answer(offer);
            case RouterRequest.Show(var call, var person, var shown) -> {
                if (follow(call).contains(person)) {
                    pauses.repeat(call, rooms.show(call, person, shown));
                }
            }
            case RouterRequest.Follow(var call) -> follow(call);
        }
    }

    private void answer(RouterRequest.Answer asked) {
        var call = asked.call();
        var found = calls.find(call);
        var present = found.map(InCall::of).orElse(InCall.NOBODY);
        if (!present.people().contains(asked.participant())) {
            follow(call, found, present);
            return;
        }
        var offer = NegotiatedOffer.read(asked.sdp(), asked.sections());
        var answer = rooms.answer(call, present, asked.participant(), offer);
        // Before its media can come, as the browser has no answer yet.
        found.ifPresent(recordings::follow);
        notices.tell(
            call,
            asked.from(),
            asked.participant(),
            answer
                .<Signal>map(sdp -> new Signal.Answer(sdp, asked.sections()))
                .orElseGet(() -> new Signal.Restart(true))
        );
    }

    /** Lets go of all who are not in the call any more, and of what hosts have muted. Returns who is in it. */
    Set<Person> follow(CallId id) {
        var found = calls.find(id);
        var present = found.map(InCall::of).orElse(InCall.NOBODY);
        follow(id, found, present);
        return present.people();
    }

    private void follow(CallId id, Optional<Call> found, InCall present) {
        if (rooms.follow(id, present)) {
            placement.release(id);
        }
        found.ifPresentOrElse(recordings::follow, () -> recordings.end(id, Ending.ENDED));
    }

    /** What the bus has lost: members who are gone, calls that are over, and calls that another node has taken. */
    @Scheduled(fixedDelayString = "${parley.calls.router.audit-interval:5s}")
    void audit() {
        if (placement.isDraining()) {
            // Its calls are on other nodes already, and yet to be forwarded here for a while: see RouterDrain.
            return;
        }
        rooms.calls().forEach(call -> turns.take(call, () -> audit(call)));
    }

    private void audit(CallId call) {
        try {
            if (placement.isHere(call)) {
                follow(call);
                pauses.repeat(call, rooms.paused(call));
            } else {
                recordings.end(call, Ending.MOVED);
                rooms.close(call);
            }
        } catch (RuntimeException storeAway) {
            log.debug("Who is in call {} cannot be looked up now: {}", call, storeAway.toString());
        }
    }
}
