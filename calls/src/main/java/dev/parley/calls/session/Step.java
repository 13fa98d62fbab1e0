package dev.parley.calls.session;

import dev.parley.calls.session.CallCommand.Publish;
import dev.parley.calls.session.CallCommand.Ring;
import dev.parley.calls.session.CallDecision.Published;
import dev.parley.calls.session.CallState.Live;
import dev.parley.chat.error.ErrorCode;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a decision is made upon. */
record Step<S extends Live>(VersionedCall from, S call, Instant now, CallSetting setting) {
    CallDecision to(CallState next) {
        return CallDecision.to(from, call, next);
    }

    /** Who is in the call, or awaited, need not be rung. */
    CallDecision asked(Ring ring, Instant until) {
        var attendance = call.attendance().adding(ring.added());
        if (attendance.added().size() > Attendance.ADDED_MAX) {
            return new CallDecision.Rejection(ErrorCode.MEMBER_LIMIT_REACHED);
        }
        var absent = ring
            .others()
            .stream()
            .filter(Predicate.not(person -> call.session().has(person) || call.session().awaits(person)))
            .collect(Collectors.toUnmodifiableSet());
        var next = call.with(attendance, call.invitation());
        return to(next.ringing(next.invitation().ask(absent, ring.person(), until)));
    }

    /** A camera that is on makes a voice call a video call. */
    CallDecision published(Publish publish) {
        if (!call.session().has(publish.person(), publish.connection())) {
            return CallDecision.WRONG_STATE;
        }
        boolean shown = publish.tracks().stream().anyMatch(Track::showsCamera);
        return shown && call.session().kind() == CallKind.VOICE
            ? to(call.withSession(call.session().seen()))
            : new Published(call.audience());
    }
}
