package dev.parley.calls.media;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallEvents;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.LiveCalls;
import dev.parley.calls.session.PausedTrack;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.Signal;
import java.util.List;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the router tells participants. */
@Component
@RequiredArgsConstructor
class RouterNotices {

    private final LiveCalls calls;
    /** What the router answers may be delivered here, by what has delivered the request. */
    private final ObjectProvider<CallEvents> events;

    void tell(CallId call, ConnectionId to, Person participant, Signal signal) {
        events.getObject().publish(new CallEvent.Signalled(call, new PeerAddress.Router(), to, participant, signal));
    }

    /** This is all that the participant does not get, as its downlink bears no more. */
    void paused(CallId id, Person whom, List<PausedTrack> tracks) {
        calls
            .find(id)
            .map(Call::participants)
            .orElseGet(List::of)
            .stream()
            .filter(each -> each.person().equals(whom))
            .map(each -> new CallEvent.TracksPaused(id, each.connectionId(), whom, tracks))
            .forEach(events.getObject()::publish);
    }

    /** The participants are to make a new connection to the router, which is another one now. */
    void beginAnew(CallId id, Predicate<Person> whom) {
        calls
            .find(id)
            .map(Call::participants)
            .orElseGet(List::of)
            .stream()
            .filter(each -> whom.test(each.person()))
            .forEach(each -> tell(id, each.connectionId(), each.person(), new Signal.Restart(true)));
    }
}
