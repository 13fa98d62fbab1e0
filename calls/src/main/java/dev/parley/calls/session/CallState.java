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

    /** All whom it has concerned so far: who has started it, who was rung, and who was in it. */
    List<Person> people();

    /** A call that is not over. */
    sealed interface Live extends CallState {
        Invitation invitation();

        Session session();

        /** What it is by now; it began as {@code origin().kind()}. */
        CallKind kind();

        Live withSession(Session changed);

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
    record Ringing(CallOrigin origin, List<Person> people, Invitation invitation, Session session) implements Live {
        public Ringing {
            people = List.copyOf(people);
        }

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
            return new Ringing(origin, people, invitation, changed);
        }

        Ringing withCaller(Participant changed) {
            return withSession(session.map(_ -> changed));
        }

        Ringing withInvitation(Invitation changed) {
            return new Ringing(origin, with(people, changed.people()), changed, session);
        }

        Active answered(Person person, ConnectionId connection, Instant now) {
            return opened(now).entered(person, connection, now);
        }

        /** The call is active; whoever wants to come may come. */
        Active opened(Instant now) {
            return new Active(origin, people, now, invitation, session);
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
                people,
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
        List<Person> people,
        Instant answeredAt,
        Invitation invitation,
        Session session
    ) implements Live {
        public Active {
            people = List.copyOf(people);
        }

        Active entered(Person person, ConnectionId connection, Instant now) {
            return new Active(
                origin,
                with(people, List.of(person)),
                answeredAt,
                invitation.without(person),
                session.entered(person, connection, now)
            );
        }

        Active withInvitation(Invitation changed) {
            return new Active(origin, with(people, changed.people()), answeredAt, changed, session);
        }

        @Override
        public CallKind kind() {
            return session.kind();
        }

        @Override
        public Active withSession(Session changed) {
            return new Active(origin, people, answeredAt, invitation, changed);
        }

        /** Without this person. Where too few are left, present or awaited, the call ends. */
        CallState left(Person person, Supplier<LastsWhile> lasts, CallEndReason reason, Instant now) {
            return left(person, lasts, reason, now, now);
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
            return goesOn ? withSession(staying) : ended(reason, talkedUntil, now);
        }

        Ended ended(CallEndReason reason, Instant talkedUntil, Instant now) {
            long durationMs = Math.max(0, Duration.between(answeredAt, talkedUntil).toMillis());
            return new Ended(
                origin,
                people,
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
        List<Person> people,
        CallKind kind,
        CallEndReason reason,
        CallOutcome outcome,
        Instant answeredAt,
        long durationMs,
        Instant endedAt,
        List<Person> audience
    ) implements CallState {
        public Ended {
            people = List.copyOf(people);
            audience = List.copyOf(audience);
        }

        /** A call that never rang, so that nobody is to be told. */
        static Ended busy(CallOrigin origin, List<Person> people) {
            return new Ended(
                origin,
                people,
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

    /** The people with those who are new among them, at the end. */
    static List<Person> with(List<Person> people, List<Person> more) {
        return Stream.concat(people.stream(), more.stream()).distinct().toList();
    }
}
