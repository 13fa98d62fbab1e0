package dev.parley.calls.session;

import dev.parley.calls.session.CallState.Active;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Live;
import dev.parley.calls.session.CallState.Ringing;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.user.UserId;
import java.util.HashSet;
import java.util.Set;

/** The machine's answer to a command. */
sealed interface CallDecision {
    /** The call changes, and {@code event} tells of it once the change is stored. */
    record Transition(VersionedCall next, CallEvent event) implements CallDecision {}

    /** Nothing to do: the command repeats what is so already, or a timer's reason has gone. */
    record Unchanged() implements CallDecision {}

    /** The call is over and must be recorded; {@code event} is told again, as its first teller may have crashed. */
    record Unrecorded(Ended ended, CallEvent event) implements CallDecision {}

    record Rejection(ErrorCode code) implements CallDecision {}

    /** The transition to the state {@code after}, or none if that is where the call stands. */
    static CallDecision to(VersionedCall from, Live before, CallState after) {
        if (after.equals(before)) {
            return new Unchanged();
        }
        var next = from.next(after);
        return switch (after) {
            case Ended ended -> new Transition(next, ended(ended));
            case Ringing _, Active _ -> new Transition(next, changed(before, next));
        };
    }

    /** The ended call is to be recorded, again. */
    static CallDecision unrecorded(Ended ended) {
        return new Unrecorded(ended, ended(ended));
    }

    /** Whoever has just left is told as well, so that the user's other devices know. */
    private static CallEvent changed(Live before, VersionedCall next) {
        var after = Call.of(next).orElseThrow();
        Set<UserId> recipients = new HashSet<>(before.audience());
        recipients.addAll(after.ringing());
        after.participants().forEach(participant -> recipients.add(participant.userId()));
        return new CallEvent.Changed(after, Set.copyOf(recipients));
    }

    static CallEvent ended(Ended ended) {
        var origin = ended.origin();
        return new CallEvent.Ended(
            origin.id(),
            origin.chatId(),
            ended.reason(),
            ended.durationMs(),
            Set.copyOf(ended.audience())
        );
    }
}
