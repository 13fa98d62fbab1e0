package dev.parley.calls.session;

import dev.parley.calls.place.LastsWhile;
import dev.parley.calls.place.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a call stands. What may follow is decided by {@link CallMachine} alone. */
sealed interface CallState {
    CallOrigin origin();

    /** Whom it has concerned so far. */
    Attendance attendance();

    /** A call that is not over. */
    sealed interface Live extends CallState {
        Invitation invitation();

        Session session();

        /** What it is by now; it began as {@code origin().kind()}. */
        CallKind kind();

        Live withSession(Session changed);

        Live with(Attendance concerned, Invitation changed);

        /** With more people who are rung. */
        default Live ringing(Invitation more) {
            var asked = more
                .people()
                .stream()
                .filter(person -> !invitation().rings(person))
                .toList();
            return with(attendance().rung(asked), more);
        }

        /** Whom a change concerns. */
        default Set<Person> audience() {
            return Stream.concat(session().people(), invitation().people().stream()).collect(
                Collectors.toUnmodifiableSet()
            );
        }

        /** Whether the person is in it, rung by it or awaited. */
        default boolean involves(Person person) {
            return session().has(person) || session().awaits(person) || invitation().rings(person);
        }
    }

    /** Nobody has answered yet: the caller alone is in it. */
    record Ringing(CallOrigin origin, Attendance attendance, Invitation invitation, Session session) implements Live {
        Participant caller() {
            return session.participants().getFirst();
        }

        /** A camera that is on before the answer shows nobody anything: it counts from the answer on. */
        @Override
        public CallKind kind() {
            return origin.kind();
        }

        @Override
        public Ringing withSession(Session changed) {
            return new Ringing(origin, attendance, invitation, changed);
        }

        Ringing withCaller(Participant changed) {
            return withSession(session.map(_ -> changed));
        }

        @Override
        public Ringing with(Attendance concerned, Invitation changed) {
            return new Ringing(origin, concerned, changed, session);
        }

        Ringing withInvitation(Invitation changed) {
            return with(attendance, changed);
        }

        Active answered(Person person, ConnectionId connection, Instant now) {
            return opened(now).entered(person, connection, now);
        }

        /** The call is active; whoever wants to come may come. */
        Active opened(Instant now) {
            return new Active(origin, attendance, now, invitation, session);
        }

        /** Nobody is left to answer: over, unless the place lets one wait for others. */
        CallState unansweredUnless(Supplier<LastsWhile> lasts, CallEndReason reason, Instant now) {
            return lasts.get().goesOnWith(session.size())
                ? withInvitation(Invitation.NONE).opened(now)
                : unanswered(reason, now);
        }

        Ended unanswered(CallEndReason reason, Instant now) {
            return new Ended(
                origin,
                attendance,
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

    /**
     * Answered, or open from the start: its people talk, or wait for others or for one who has lost the connection; others
     * may be rung.
     *
     * @param answeredAt since when
     */
    record Active(
        CallOrigin origin,
        Attendance attendance,
        Instant answeredAt,
        Invitation invitation,
        Session session
    ) implements Live {
        Active entered(Person person, ConnectionId connection, Instant now) {
            return new Active(
                origin,
                attendance.entered(person),
                answeredAt,
                invitation.without(person),
                session.entered(person, connection, now)
            );
        }

        @Override
        public Active with(Attendance concerned, Invitation changed) {
            return new Active(origin, concerned, answeredAt, changed, session);
        }

        Active withInvitation(Invitation changed) {
            return with(attendance, changed);
        }

        @Override
        public CallKind kind() {
            return session.kind();
        }

        @Override
        public Active withSession(Session changed) {
            return new Active(origin, attendance, answeredAt, invitation, changed);
        }

        /** Without this person. Where too few are left, present or awaited, the call ends. */
        CallState left(Person person, Supplier<LastsWhile> lasts, CallEndReason reason, Instant now) {
            return left(person, lasts, reason, now, now);
        }

        /** A host has removed this person: it comes back only where a host lets it be rung. */
        CallState removedByHost(Person person, Supplier<LastsWhile> lasts, Instant now) {
            return withSession(session.on(session.floor().removing(person))).left(
                person,
                lasts,
                CallEndReason.HUNG_UP,
                now
            );
        }

        /** One who was awaited has not returned: the talk was over when the connection was lost. */
        CallState abandoned(Awaited gone, Supplier<LastsWhile> lasts, Instant now) {
            return left(gone.person(), lasts, CallEndReason.CONNECTION_LOST, gone.lostAt(), now);
        }

        private CallState left(
            Person person,
            Supplier<LastsWhile> lasts,
            CallEndReason reason,
            Instant talkedUntil,
            Instant now
        ) {
            var staying = session.without(person);
            boolean goesOn = LastsWhile.TWO.goesOnWith(staying.size()) || lasts.get().goesOnWith(staying.size());
            if (!goesOn) {
                return ended(reason, talkedUntil, now);
            }
            return withSession(staying.size() == 0 ? staying.emptied(now) : staying);
        }

        Ended ended(CallEndReason reason, Instant talkedUntil, Instant now) {
            long durationMs = Math.max(0, Duration.between(answeredAt, talkedUntil).toMillis());
            return new Ended(
                origin,
                attendance,
                kind(),
                reason,
                CallOutcome.ANSWERED,
                answeredAt,
                durationMs,
                now,
                List.copyOf(audience())
            );
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
        Attendance attendance,
        CallKind kind,
        CallEndReason reason,
        CallOutcome outcome,
        Instant answeredAt,
        long durationMs,
        Instant endedAt,
        List<Person> audience
    ) implements CallState {
        public Ended {
            audience = List.copyOf(audience);
        }

        /** A call that never rang, so that nobody is to be told. */
        static Ended busy(CallOrigin origin, Attendance attendance) {
            return new Ended(
                origin,
                attendance,
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
}
