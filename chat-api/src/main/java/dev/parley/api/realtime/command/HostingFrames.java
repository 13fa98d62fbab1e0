package dev.parley.api.realtime.command;

import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallHosting;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames about who has the word in a call. */
@Component
@RequiredArgsConstructor
class HostingFrames {

    private static final int MUTED_AT_ONCE = 100;

    private final CallHosting hosting;
    private final CallPace pace;
    private final Clock clock;

    ServerFrame mute(Connection from, CallCommand.MuteOthers frame) {
        var host = personOf(from);
        pace.requireHosting(host);
        requireSome("people", frame.people(), MUTED_AT_ONCE);
        requireSome("sources", frame.sources(), Integer.MAX_VALUE);
        hosting.mute(host, from.id(), frame.callId(), Set.copyOf(frame.people()), Set.copyOf(frame.sources()));
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame unmute(Connection from, CallCommand.Unmute frame) {
        var person = personOf(from);
        pace.requirePublishing(person);
        requireSome("sources", frame.sources(), Integer.MAX_VALUE);
        hosting.unmute(person, from.id(), frame.callId(), Set.copyOf(frame.sources()));
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame askUnmute(Connection from, CallCommand.AskUnmute frame) {
        var host = personOf(from);
        pace.requireHosting(host);
        hosting.askToUnmute(host, from.id(), frame.callId(), frame.person());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame remove(Connection from, CallCommand.RemoveOther frame) {
        var host = personOf(from);
        pace.requireHosting(host);
        hosting.remove(host, from.id(), frame.callId(), frame.person());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame raiseHand(Connection from, CallCommand.RaiseHand frame) {
        var person = personOf(from);
        pace.requireReacting(person);
        hosting.raiseHand(person, from.id(), frame.callId());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame lowerHand(Connection from, CallCommand.LowerHand frame) {
        var person = personOf(from);
        pace.requireHosting(person);
        hosting.lowerHand(person, from.id(), frame.callId(), frame.person());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame react(Connection from, CallCommand.React frame) {
        var person = personOf(from);
        pace.requireReacting(person);
        hosting.react(person, from.id(), frame.callId(), frame.reaction());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame end(Connection from, CallCommand.EndCall frame) {
        hosting.end(personOf(from), from.id(), frame.callId());
        return new SessionEvent.Done(frame.id());
    }

    private static void requireSome(String field, List<?> values, int max) {
        if (values.isEmpty() || values.size() > max) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, "must be 1 to " + max));
        }
    }

    private Person personOf(Connection from) {
        return from.requirePrincipal(clock.instant()).person();
    }
}
