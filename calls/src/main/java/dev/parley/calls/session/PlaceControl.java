package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** What a place does to the call that is held in it. Does nothing where there is none; it authorises nobody. */
@Service
@RequiredArgsConstructor
public class PlaceControl {

    private final CallChanges changes;
    private final CallStore store;

    /** The call that goes on in the place. */
    public Optional<Call> callIn(CallPlace place) {
        return store.callIn(place).flatMap(store::find);
    }

    /** Ends the call for everybody. */
    public void close(CallPlace place) {
        apply(place, new CallCommand.Close());
    }

    /** Takes the person out of the call. */
    public void takeOut(CallPlace place, Person person) {
        apply(place, new CallCommand.Removed(person));
    }

    /** Whom a host has removed may come again. */
    public void readmit(CallPlace place, Person person) {
        apply(place, new CallCommand.Readmit(person));
    }

    /** Mutes what the others may not send any more, in the name of one. */
    public void restrain(CallPlace place, Set<TrackSource> sources, Set<Person> exempt, Person by) {
        if (!sources.isEmpty()) {
            apply(place, new CallCommand.Restrain(sources, exempt, by));
        }
    }

    private void apply(CallPlace place, CallCommand command) {
        store.callIn(place).ifPresent(call -> applyUnlessOver(call, command));
    }

    private void applyUnlessOver(CallId call, CallCommand command) {
        try {
            changes.apply(call, command);
        } catch (ParleyException refusal) {
            if (refusal.code() != ErrorCode.CALL_NOT_FOUND) {
                throw refusal;
            }
        }
    }
}
