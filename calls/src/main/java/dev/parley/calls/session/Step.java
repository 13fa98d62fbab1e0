package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallCommand.Publish;
import dev.parley.calls.session.CallDecision.Published;
import dev.parley.calls.session.CallState.Live;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a decision is made upon. */
record Step<S extends Live>(VersionedCall from, S call, Instant now, CallSetting setting) {
    CallDecision to(CallState next) {
        return CallDecision.to(from, call, next);
    }

    /** Who is in the call, or awaited, need not be rung. */
    CallDecision asked(Person by, Set<Person> others, Instant until) {
        var absent = others
            .stream()
            .filter(Predicate.not(person -> call.session().has(person) || call.session().awaits(person)))
            .collect(Collectors.toUnmodifiableSet());
        return to(call.ringing(call.invitation().ask(absent, by, until)));
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
