package dev.parley.calls.session;

import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a call stands. What may follow is decided by {@link CallMachine} alone. */
sealed interface CallState {
    CallOrigin origin();

    /** A call that is not over. */
    sealed interface Live extends CallState {
        /** Who is in it, in the order of entering. */
        List<Participant> participants();

        /** Whose devices ring. */
        List<UserId> ringing();

        /** Whom a change concerns. */
        default Set<UserId> audience() {
            return Stream.concat(participants().stream().map(Participant::userId), ringing().stream()).collect(
                Collectors.toUnmodifiableSet()
            );
        }
    }

    /** Nobody has answered yet. */
    record Ringing(CallOrigin origin, Participant caller, List<UserId> ringing) implements Live {
        public Ringing {
            ringing = List.copyOf(ringing);
        }

        @Override
        public List<Participant> participants() {
            return List.of(caller);
        }

        Ringing withCaller(Participant changed) {
            return new Ringing(origin, changed, ringing);
        }

        Ringing withRinging(List<UserId> changed) {
            return new Ringing(origin, caller, changed);
        }

        Active answered(UserId user, ConnectionId connection, Instant now) {
            return new Active(origin, now, List.of(caller), ringing).entered(user, connection, now);
        }

        Ended unanswered(CallEndReason reason, Instant now) {
            return new Ended(origin, reason, CallOutcome.unanswered(reason), 0, now, List.copyOf(audience()));
        }
    }

    /** At least two talk; others may still be rung. */
    record Active(
        CallOrigin origin,
        Instant answeredAt,
        List<Participant> participants,
        List<UserId> ringing
    ) implements Live {
        public Active {
            participants = List.copyOf(participants);
            ringing = List.copyOf(ringing);
        }

        boolean has(UserId user) {
            return participants.stream().anyMatch(place -> place.isOf(user));
        }

        boolean has(UserId user, ConnectionId connection) {
            return participants.stream().anyMatch(place -> place.isOf(user, connection));
        }

        Active entered(UserId user, ConnectionId connection, Instant now) {
            var all = new ArrayList<>(participants);
            all.add(Participant.entering(user, connection, origin.kind(), now));
            return new Active(origin, answeredAt, all, without(ringing, user));
        }

        Active withRinging(List<UserId> changed) {
            return new Active(origin, answeredAt, participants, changed);
        }

        Active map(UnaryOperator<Participant> change) {
            return new Active(origin, answeredAt, participants.stream().map(change).toList(), ringing);
        }

        /** Without those who go; fewer than two have nobody left to talk to, and the call ends. */
        CallState left(Predicate<Participant> going, CallEndReason reason, Instant now) {
            var staying = participants.stream().filter(going.negate()).toList();
            if (staying.size() >= 2) {
                return new Active(origin, answeredAt, staying, ringing);
            }
            long durationMs = Math.max(0, Duration.between(answeredAt, now).toMillis());
            return new Ended(origin, reason, CallOutcome.ANSWERED, durationMs, now, List.copyOf(audience()));
        }
    }

    /**
     * Over for everybody; kept only until it is recorded.
     *
     * @param durationMs from the answer to the end, 0 where nobody answered
     * @param audience who was in it or rung when it ended
     */
    record Ended(
        CallOrigin origin,
        CallEndReason reason,
        CallOutcome outcome,
        long durationMs,
        Instant endedAt,
        List<UserId> audience
    ) implements CallState {
        public Ended {
            audience = List.copyOf(audience);
        }
    }

    static List<UserId> without(List<UserId> users, UserId user) {
        return users
            .stream()
            .filter(other -> !other.equals(user))
            .toList();
    }
}
