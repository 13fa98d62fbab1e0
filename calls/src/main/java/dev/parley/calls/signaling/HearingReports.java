package dev.parley.calls.signaling;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallEvents;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallPolicy;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.LiveCalls;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Tells speakers which of the others cannot hear them, as those say. Nothing of it is kept. */
@Service
@RequiredArgsConstructor
public class HearingReports {

    /** How many people one report names. */
    public static final int MAX = 200;

    private final LiveCalls calls;
    private final CallPolicy policy;
    private final CallEvents events;

    /**
     * Hands on what a participant hears. Who has left meanwhile is not told.
     *
     * @param from the participant's own connection
     * @param unheard of whom nothing is heard, though they speak or might
     * @param heardAgain who were named so before
     * @throws ParleyException {@code CALL_NOT_FOUND} unless the person is a participant by exactly this connection; {@code
     *     INVALID_REQUEST} for more than {@value #MAX} people, one who is named twice, and oneself
     */
    public void report(CallId callId, Person by, ConnectionId from, List<Person> unheard, List<Person> heardAgain) {
        requireSane(by, unheard, heardAgain);
        var call = calls.find(callId).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        policy.requireSender(call, by, from);
        tell(call, by, false, unheard);
        tell(call, by, true, heardAgain);
    }

    private void tell(Call call, Person by, boolean hears, List<Person> people) {
        var present = call
            .participants()
            .stream()
            .map(Call.Participant::person)
            .filter(people::contains)
            .collect(Collectors.toSet());
        if (!present.isEmpty()) {
            events.publish(new CallEvent.HearingReported(call.id(), by, hears, present));
        }
    }

    private static void requireSane(Person by, List<Person> unheard, List<Person> heardAgain) {
        if (unheard.size() + heardAgain.size() > MAX) {
            throw invalid("must name at most " + MAX + " people");
        }
        var once = Set.copyOf(unheard);
        boolean twice = once.size() < unheard.size() || Set.copyOf(heardAgain).size() < heardAgain.size();
        if (twice || !Collections.disjoint(once, heardAgain)) {
            throw invalid("must name each person once, here or in heardAgain");
        }
        if (once.contains(by) || heardAgain.contains(by)) {
            throw invalid("must not name oneself");
        }
    }

    private static ParleyException invalid(String message) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("unheard", message));
    }
}
