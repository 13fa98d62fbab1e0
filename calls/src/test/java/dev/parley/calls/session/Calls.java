package dev.parley.calls.session;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.ANN_PC;
import static dev.parley.calls.People.GROUP;
import static dev.parley.calls.People.id;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallState.Ringing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calls of the tests: video calls that Ann starts on her PC. */
final class Calls {

    static final CallProperties TIMES = new CallProperties(
        Duration.ofSeconds(45),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(3),
        Duration.ofHours(12),
        Duration.ofSeconds(2),
        Duration.ofMillis(250),
        Duration.ofMinutes(2),
        new CallProperties.RecordingLimits(true, Duration.ofHours(4), 2_147_483_648L)
    );

    static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

    private Calls() {}

    /** The same call, as it can be recorded. */
    static Ringing readable(Ringing call) {
        var origin = call.origin();
        var readable = new CallOrigin(
            origin.id(),
            origin.place(),
            origin.kind(),
            origin.startedBy(),
            origin.startedAt(),
            CallEncryption.NONE
        );
        return new Ringing(readable, call.attendance(), call.invitation(), call.session());
    }

    static Ringing ringing(Person... rung) {
        var origin = new CallOrigin(
            new CallId(id("ca11")),
            GROUP,
            CallKind.VIDEO,
            ANN,
            START,
            CallEncryption.END_TO_END
        );
        var invitation = Invitation.NONE.ask(List.of(rung), ANN, START.plusSeconds(45));
        var attendance = Attendance.of(ANN).rung(List.of(rung));
        var session = Session.of(CallKind.VIDEO, MediaPath.DIRECT, Participant.entering(ANN, ANN_PC, START));
        return new Ringing(origin, attendance, invitation, session);
    }
}
