package dev.parley.calls.media;

import dev.parley.calls.media.speech.Speakers;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the router tells participants: who is in the call is looked up each time. */
@Component
@RequiredArgsConstructor
class RouterNotices {

    private final LiveCalls calls;
    /** What the router answers may be delivered here, by what has delivered the request. */
    private final ObjectProvider<CallEvents> events;

    void tell(CallId call, ConnectionId to, Person participant, Signal signal) {
        events.getObject().publish(new CallEvent.Signalled(call, new PeerAddress.Router(), to, participant, signal));
    }

    /** This is all that these participants do not get, as their downlinks bear no more. */
    void paused(CallId id, Map<Person, List<PausedTrack>> tracks) {
        participants(id).forEach(each -> {
            if (tracks.get(each.person()) instanceof List<PausedTrack> paused) {
                var event = new CallEvent.TracksPaused(id, each.connectionId(), each.person(), paused);
                events.getObject().publish(event);
            }
        });
    }

    /** Who speaks of those who are in the call: nobody is shown as speaking who is muted, and nothing is said to one alone. */
    void speakers(CallId id, Speakers speakers) {
        var call = calls.find(id).orElse(null);
        var present = call == null ? List.<Call.Participant>of() : call.participants();
        if (call == null || present.size() < 2) {
            return;
        }
        var people = present.stream().map(Call.Participant::person).collect(Collectors.toSet());
        var dominant = Optional.ofNullable(speakers.dominant()).map(Person::parse).filter(people::contains);
        var speaking = Set.copyOf(speakers.speaking());
        var heard = present
            .stream()
            .filter(call::hears)
            .map(Call.Participant::person)
            .filter(person -> speaking.contains(person.toString()))
            .toList();
        events.getObject().publish(new CallEvent.SpeakersChanged(id, dominant.orElse(null), heard, people));
    }

    /** The participants are to make a new connection to the router, which is another one now. */
    void beginAnew(CallId id, Predicate<Person> whom) {
        participants(id)
            .stream()
            .filter(each -> whom.test(each.person()))
            .forEach(each -> tell(id, each.connectionId(), each.person(), new Signal.Restart(true)));
    }

    /** These participants are to make a second connection to the router, which is another one now, and then to leave this one. */
    void move(CallId id, Set<Person> whom, String leaving) {
        participants(id)
            .stream()
            .filter(each -> whom.contains(each.person()))
            .forEach(each -> tell(id, each.connectionId(), each.person(), new Signal.Move(leaving)));
    }

    private List<Call.Participant> participants(CallId id) {
        return calls.find(id).map(Call::participants).orElseGet(List::of);
    }
}
