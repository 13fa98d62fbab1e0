package dev.parley.calls.media;

import dev.parley.calls.media.speech.Speakers;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEvent.SpeakersChanged;
import dev.parley.calls.session.CallEvents;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.LiveCalls;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells the participants of a call who of them speaks. Who is in it, and who is muted, is looked up each time, so that nobody
 * is told of who has left, or shown as speaking who is muted.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class SpeakersTold {

    private final LiveCalls calls;
    private final ObjectProvider<CallEvents> events;
    private final Turns turns = new Turns();
    /** What is not told yet: where the store is slow only the newest of each call. */
    private final Map<CallId, Speakers> waiting = new ConcurrentHashMap<>();

    /** Does not wait: it is called by the media port's thread. */
    void changed(CallId call, Speakers speakers) {
        if (waiting.put(call, speakers) == null) {
            turns.take(call, () -> tell(call));
        }
    }

    private void tell(CallId id) {
        var speakers = waiting.remove(id);
        if (speakers == null) {
            return;
        }
        try {
            calls
                .find(id)
                .map(call -> event(call, speakers))
                .filter(event -> event.recipients().size() > 1)
                .ifPresent(event -> events.getObject().publish(event));
        } catch (RuntimeException storeAway) {
            log.debug("Who speaks in call {} is told with the next change: {}", id, storeAway.toString());
        }
    }

    private static SpeakersChanged event(Call call, Speakers speakers) {
        var present = call.participants();
        var people = present.stream().map(Call.Participant::person).collect(Collectors.toSet());
        var dominant = Optional.ofNullable(speakers.dominant()).map(Person::parse).filter(people::contains);
        var speaking = Set.copyOf(speakers.speaking());
        return new SpeakersChanged(
            call.id(),
            dominant.orElse(null),
            present
                .stream()
                .filter(each -> each.published().isHeard())
                .map(Call.Participant::person)
                .filter(person -> speaking.contains(person.toString()))
                .toList(),
            people
        );
    }
}
