package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import dev.parley.calls.place.Restraints;
import dev.parley.calls.session.CallCommand.Publish;
import dev.parley.calls.session.CallCommand.Ring;
import dev.parley.calls.session.CallDecision.Published;
import dev.parley.calls.session.CallState.Live;
import dev.parley.chat.error.ErrorCode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a decision is made upon. */
record Step<S extends Live>(VersionedCall from, S call, Instant now, CallSetting setting) {
    CallDecision to(CallState next) {
        return CallDecision.to(from, call, next);
    }

    /**
     * A participant lets others be rung. Who is in the call, or awaited, need not be rung; whom a host has removed is rung by
     * a host alone.
     *
     * @param until when they are rung no more
     */
    CallDecision asked(Ring command, Instant until) {
        var attendance = call.attendance().adding(command.added());
        if (attendance.added().size() > Attendance.ADDED_MAX) {
            return new CallDecision.Rejection(ErrorCode.MEMBER_LIMIT_REACHED);
        }
        var session = call.session();
        var floor = session.floor();
        var absent = command
            .others()
            .stream()
            .filter(Predicate.not(person -> session.has(person) || session.awaits(person)))
            .collect(Collectors.toUnmodifiableSet());
        var allowed = absent
            .stream()
            .filter(person -> command.moderates() || !floor.hasRemoved(person))
            .collect(Collectors.toUnmodifiableSet());
        if (allowed.isEmpty() && !absent.isEmpty()) {
            return CallDecision.FORBIDDEN;
        }
        var asking = call.with(attendance, call.invitation());
        var ringing = asking.ringing(asking.invitation().ask(allowed, command.person(), until));
        return to(ringing.withSession(session.on(floor.inviting(allowed))));
    }

    /** A camera that is on makes a voice call a video call. */
    CallDecision published(Publish publish) {
        if (!call.session().has(publish.person(), publish.connection())) {
            return CallDecision.WRONG_STATE;
        }
        if (publish.device() != null && call.origin().encryption() == CallEncryption.NONE) {
            return CallDecision.INVALID;
        }
        boolean shown = publish.tracks().stream().anyMatch(Track::showsCamera);
        return shown && call.session().kind() == CallKind.VOICE
            ? to(call.withSession(call.session().seen()))
            : new Published(call.audience());
    }

    /** A participant, by the connection of the seat, changes who has the word. */
    CallDecision changed(CallCommand.OnFloor command) {
        var session = call.session();
        var floor = session.floor();
        var person = command.person();
        if (!session.has(person, command.connection())) {
            return CallDecision.WRONG_STATE;
        }
        return switch (command) {
            case CallCommand.Mute(var _, var _, var others, var sources) -> on(
                floor.muted(present(others), sources, person)
            );
            case CallCommand.Unmute(var _, var _, var sources) -> unmuted(person, sources);
            case CallCommand.LetSpeak(var _, var _, var other) -> on(
                floor.unmuted(other, Set.of(TrackSource.MICROPHONE))
            );
            case CallCommand.RaiseHand _ -> on(floor.raised(person));
            case CallCommand.LowerHand(var _, var _, var other) -> on(floor.lowered(other));
            case CallCommand.RemoveOther(var _, var _, var other) -> call instanceof CallState.Active active &&
            !present(Set.of(other)).isEmpty()
                ? to(active.removedByHost(other, setting.lasts(), now))
                : CallDecision.UNCHANGED;
        };
    }

    /** Not what the place keeps the person from. */
    private CallDecision unmuted(Person person, Set<TrackSource> sources) {
        var floor = call.session().floor();
        var held = floor.heldOf(person);
        var restraints = held.stream().anyMatch(sources::contains)
            ? setting.restraints().apply(person)
            : Optional.<Restraints>empty();
        boolean kept = restraints
            .filter(each -> sources.stream().anyMatch(source -> held.contains(source) && source.isKeptBy(each)))
            .isPresent();
        return kept ? CallDecision.FORBIDDEN : on(floor.unmuted(person, sources));
    }

    /** The place has changed its mind on what people may do in its call. */
    CallDecision changed(CallCommand.ByPlace command) {
        var session = call.session();
        var floor = session.floor();
        return switch (command) {
            case CallCommand.Close() -> call instanceof CallState.Active active
                ? to(active.ended(CallEndReason.ENDED_BY_HOST, now, now))
                : CallDecision.UNCHANGED;
            case CallCommand.Readmit(var person) -> on(floor.inviting(Set.of(person)));
            case CallCommand.Restrain(var sources, var exempt, var by) -> on(
                floor.muted(session.people().filter(Predicate.not(exempt::contains)).toList(), sources, by)
            );
        };
    }

    private CallDecision on(Floor changed) {
        return to(call.withSession(call.session().on(changed)));
    }

    /** Those who are in the call or awaited; the others have left meanwhile. */
    private Set<Person> present(Set<Person> people) {
        var session = call.session();
        return people
            .stream()
            .filter(person -> session.has(person) || session.awaits(person))
            .collect(Collectors.toUnmodifiableSet());
    }
}
