package dev.parley.calls.session;

import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

        /** Who has lost the connection and may return. */
        List<Awaited> awaited();

        /** What it is by now; it began as {@code origin().kind()}. */
        CallKind kind();

        /** Whom a change concerns. */
        default Set<UserId> audience() {
            return Stream.of(
                participants().stream().map(Participant::userId),
                awaited().stream().map(Awaited::userId),
                ringing().stream()
            )
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableSet());
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

        @Override
        public List<Awaited> awaited() {
            return List.of();
        }

        @Override
        public CallKind kind() {
            return origin.kind();
        }

        Ringing withCaller(Participant changed) {
            return new Ringing(origin, changed, ringing);
        }

        Ringing withRinging(List<UserId> changed) {
            return new Ringing(origin, caller, changed);
        }

        Active answered(UserId user, ConnectionId connection, Instant now) {
            return new Active(origin, kind(), now, List.of(caller), List.of(), ringing).entered(user, connection, now);
        }

        Ended unanswered(CallEndReason reason, Instant now) {
            return new Ended(
                origin,
                kind(),
                reason,
                CallOutcome.unanswered(reason),
                now,
                0,
                now,
                List.copyOf(audience())
            );
        }
    }

    /** Answered: its people talk, or wait for one who has lost the connection; others may still be rung. */
    record Active(
        CallOrigin origin,
        CallKind kind,
        Instant answeredAt,
        List<Participant> participants,
        List<Awaited> awaited,
        List<UserId> ringing
    ) implements Live {
        public Active {
            participants = List.copyOf(participants);
            awaited = List.copyOf(awaited);
            ringing = List.copyOf(ringing);
        }

        boolean has(UserId user) {
            return participants.stream().anyMatch(place -> place.isOf(user));
        }

        boolean has(UserId user, ConnectionId connection) {
            return participants.stream().anyMatch(place -> place.isOf(user, connection));
        }

        boolean awaits(UserId user) {
            return awaited.stream().anyMatch(gone -> gone.isOf(user));
        }

        /** Who is in it by this connection, or is awaited since that was lost. */
        Optional<UserId> userOf(ConnectionId connection) {
            return Stream.concat(
                participants
                    .stream()
                    .filter(place -> place.isOn(connection))
                    .map(Participant::userId),
                awaited
                    .stream()
                    .filter(gone -> gone.wasOn(connection))
                    .map(Awaited::userId)
            ).findFirst();
        }

        /** With the devices that the user had before the connection was lost, or those that the call starts with. */
        Active entered(UserId user, ConnectionId connection, Instant now) {
            var media = awaited
                .stream()
                .filter(gone -> gone.isOf(user))
                .map(Awaited::media)
                .findFirst()
                .orElseGet(() -> Media.atStartOf(origin.kind()));
            var all = new ArrayList<>(participants);
            all.add(Participant.entering(user, connection, media, now));
            return with(all, withoutAwaited(user), without(ringing, user));
        }

        Active withRinging(List<UserId> changed) {
            return with(participants, awaited, changed);
        }

        Active map(UnaryOperator<Participant> change) {
            return with(participants.stream().map(change).toList(), awaited, ringing);
        }

        /** Without the place of those who are gone; the call waits for them. */
        Active awaiting(Predicate<Participant> gone) {
            var all = new ArrayList<>(awaited);
            participants.stream().filter(gone).map(Awaited::of).forEach(all::add);
            return with(participants.stream().filter(gone.negate()).toList(), all, ringing);
        }

        /** Without this user. Fewer than two, present or awaited, have nobody left to talk to, and the call ends. */
        CallState left(UserId user, CallEndReason reason, Instant now) {
            return left(user, reason, now, now);
        }

        /** One who was awaited has not returned: the talk was over when the connection was lost. */
        CallState abandoned(Awaited gone, Instant now) {
            return left(gone.userId(), CallEndReason.CONNECTION_LOST, gone.lostAt(), now);
        }

        private CallState left(UserId user, CallEndReason reason, Instant talkedUntil, Instant now) {
            var staying = participants
                .stream()
                .filter(place -> !place.isOf(user))
                .toList();
            var stillAwaited = withoutAwaited(user);
            if (staying.size() + stillAwaited.size() >= 2) {
                return with(staying, stillAwaited, ringing);
            }
            return ended(reason, talkedUntil, now);
        }

        Ended ended(CallEndReason reason, Instant talkedUntil, Instant now) {
            long durationMs = Math.max(0, Duration.between(answeredAt, talkedUntil).toMillis());
            return new Ended(
                origin,
                kind,
                reason,
                CallOutcome.ANSWERED,
                answeredAt,
                durationMs,
                now,
                List.copyOf(audience())
            );
        }

        private List<Awaited> withoutAwaited(UserId user) {
            return awaited
                .stream()
                .filter(gone -> !gone.isOf(user))
                .toList();
        }

        /** A voice call in which a camera has been on is a video call, and remains one. */
        private Active with(List<Participant> places, List<Awaited> gone, List<UserId> rung) {
            boolean seen = places.stream().anyMatch(place -> place.media().camera());
            return new Active(origin, seen ? CallKind.VIDEO : kind, answeredAt, places, gone, rung);
        }
    }

    /**
     * Over for everybody; kept only until it is recorded.
     *
     * @param answeredAt when it was answered; {@code endedAt} where nobody did
     * @param durationMs how long was talked, 0 where nobody answered
     * @param audience who was in it or rung when it ended
     */
    record Ended(
        CallOrigin origin,
        CallKind kind,
        CallEndReason reason,
        CallOutcome outcome,
        Instant answeredAt,
        long durationMs,
        Instant endedAt,
        List<UserId> audience
    ) implements CallState {
        public Ended {
            audience = List.copyOf(audience);
        }

        /** A call that never rang, so that nobody is to be told. */
        static Ended busy(CallOrigin origin) {
            return new Ended(
                origin,
                origin.kind(),
                CallEndReason.BUSY,
                CallOutcome.BUSY,
                origin.startedAt(),
                0,
                origin.startedAt(),
                List.of()
            );
        }
    }

    static List<UserId> without(List<UserId> users, UserId user) {
        return users
            .stream()
            .filter(other -> !other.equals(user))
            .toList();
    }
}
