package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Live;
import dev.parley.chat.error.ErrorCode;
import java.util.HashSet;
import java.util.Set;

/** The machine's answer to a command. */
sealed interface CallDecision {
    CallDecision UNCHANGED = new Unchanged();
    CallDecision NOT_FOUND = new Rejection(ErrorCode.CALL_NOT_FOUND);
    CallDecision FORBIDDEN = new Rejection(ErrorCode.FORBIDDEN);
    CallDecision WRONG_STATE = new Rejection(ErrorCode.CALL_WRONG_STATE);
    CallDecision ENCRYPTED = new Rejection(ErrorCode.CALL_ENCRYPTED);
    CallDecision INVALID = new Rejection(ErrorCode.INVALID_REQUEST);
    CallDecision REMOVED = new Rejection(ErrorCode.REMOVED_FROM_CALL);

    /** The call changes, of which {@code told} are told once the change is stored. */
    record Transition(VersionedCall next, Set<Person> told) implements CallDecision {}

    /** Nothing to do: the command repeats what is so already, or a timer's reason has gone. */
    record Unchanged() implements CallDecision {}

    /** The participant may publish this; the seats stay as they are. {@code told} are told. */
    record Published(Set<Person> told) implements CallDecision {}

    /** The call is over and must be recorded; its end is told again, as its first teller may have crashed. */
    record Unrecorded(Ended ended) implements CallDecision {}

    record Rejection(ErrorCode code) implements CallDecision {}

    /** The transition to the state {@code after}, or none if that is where the call stands. */
    static CallDecision to(VersionedCall from, Live before, CallState after) {
        if (after.equals(before)) {
            return UNCHANGED;
        }
        return new Transition(
            from.next(after),
            switch (after) {
                case Ended ended -> Set.copyOf(ended.audience());
                case Live live -> concerned(before, live);
            }
        );
    }

    /** Whoever has just left is told as well, so that the person's other devices know. */
    private static Set<Person> concerned(Live before, Live after) {
        Set<Person> told = new HashSet<>(before.audience());
        told.addAll(after.audience());
        return Set.copyOf(told);
    }
}
