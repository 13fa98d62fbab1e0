package dev.parley.api.realtime.command;

import dev.parley.api.call.CallMapper;
import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.feed.CallConnections;
import dev.parley.api.realtime.feed.CallFeed;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallService;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.Signal;
import dev.parley.calls.signaling.HearingReports;
import dev.parley.calls.signaling.Signaling;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames about calls: the login of the connection, one call of the calls module, its result as a frame. */
@Component
@RequiredArgsConstructor
class CallFrames {

    private static final int RUNG_AT_ONCE = 20;

    private final CallService calls;
    private final CallConnections connections;
    private final Signaling signaling;
    private final HearingReports hearing;
    private final CallMapper mapper;
    private final CallFeed feed;
    private final CallPace pace;
    private final Clock clock;

    ServerFrame start(Connection from, CallCommand.StartCall frame) {
        var call = calls.start(entering(from), from.id(), frame.place(), frame.kind(), frame.encryption());
        entered(from);
        return feed.timed(new CallEvent.Started(frame.id(), mapper.toView(call)));
    }

    ServerFrame accept(Connection from, CallCommand.AcceptCall frame) {
        pace.requireEntering(personOf(from));
        calls.accept(entering(from), from.id(), frame.callId());
        entered(from);
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame decline(Connection from, CallCommand.DeclineCall frame) {
        calls.decline(personOf(from), from.id(), frame.callId());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame cancel(Connection from, CallCommand.CancelCall frame) {
        calls.cancel(personOf(from), from.id(), frame.callId());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame join(Connection from, CallCommand.JoinCall frame) {
        pace.requireEntering(personOf(from));
        calls.join(entering(from), from.id(), frame.callId());
        entered(from);
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame leave(Connection from, CallCommand.LeaveCall frame) {
        calls.leave(personOf(from), from.id(), frame.callId(), frame.reason());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame ring(Connection from, CallCommand.RingOthers frame) {
        if (frame.people().isEmpty() || frame.people().size() > RUNG_AT_ONCE) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("people", "must be 1 to " + RUNG_AT_ONCE));
        }
        calls.ring(personOf(from), from.id(), frame.callId(), Set.copyOf(frame.people()));
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame reroute(Connection from, CallCommand.RerouteCall frame) {
        return state(frame.id(), calls.reroute(personOf(from), from.id(), frame.callId()));
    }

    ServerFrame get(Connection from, CallCommand.GetCall frame) {
        return state(frame.id(), calls.get(personOf(from), frame.callId()));
    }

    private ServerFrame state(String re, Call call) {
        return feed.timed(new CallEvent.State(re, mapper.toView(call)));
    }

    ServerFrame setTracks(Connection from, CallCommand.SetTracks frame) {
        pace.requirePublishing(personOf(from));
        calls.publish(personOf(from), from.id(), frame.callId(), frame.tracks(), frame.device());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame subscribe(Connection from, CallCommand.Subscribe frame) {
        pace.requireSubscribing(personOf(from));
        signaling.subscribe(frame.callId(), personOf(from), from.id(), frame.tracks());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame reportQuality(Connection from, CallCommand.ReportQuality frame) {
        calls.reportQuality(personOf(from), from.id(), frame.callId(), frame.quality());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame reportHearing(Connection from, CallCommand.ReportHearing frame) {
        var person = personOf(from);
        pace.requireReporting(person);
        hearing.report(frame.callId(), person, from.id(), frame.unheard(), frame.heardAgain());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame restart(Connection from, CallCommand.AskRestart frame) {
        return relay(from, frame.id(), frame.callId(), frame.to(), new Signal.Restart(frame.fresh()));
    }

    ServerFrame offer(Connection from, CallCommand.SendOffer frame) {
        if (frame.to() instanceof PeerAddress.Router) {
            pace.requireOffering(personOf(from));
        }
        return relay(from, frame.id(), frame.callId(), frame.to(), new Signal.Offer(frame.sdp(), frame.sections()));
    }

    ServerFrame answer(Connection from, CallCommand.SendAnswer frame) {
        return relay(from, frame.id(), frame.callId(), frame.to(), new Signal.Answer(frame.sdp(), frame.sections()));
    }

    ServerFrame candidate(Connection from, CallCommand.SendCandidate frame) {
        return relay(from, frame.id(), frame.callId(), frame.to(), mapper.toSignal(frame.candidate()));
    }

    ServerFrame sendKeys(Connection from, CallCommand.SendKeys frame) {
        pace.requireKeys(personOf(from));
        signaling.sendKeys(frame.callId(), personOf(from), from.id(), frame.keys());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame askKey(Connection from, CallCommand.AskKey frame) {
        pace.requireKeys(personOf(from));
        return relay(from, frame.id(), frame.callId(), frame.to(), new Signal.KeyWanted());
    }

    private ServerFrame relay(Connection from, String re, CallId callId, PeerAddress to, Signal signal) {
        signaling.relay(callId, personOf(from), from.id(), to, signal);
        return new SessionEvent.Done(re);
    }

    /** A user's login takes the user out of the call when it ends; a guest's identity ends with its token. */
    private Person entering(Connection from) {
        var principal = from.requirePrincipal(clock.instant());
        if (principal instanceof AuthenticatedLogin login) {
            calls.entersBy(login.sessionId(), from.id());
        }
        return principal.person();
    }

    /** A connection that was closed meanwhile has held no place yet when the calls were told. */
    private void entered(Connection from) {
        if (!from.isOpen()) {
            connections.closed(from);
        }
    }

    private Person personOf(Connection from) {
        return from.requirePrincipal(clock.instant()).person();
    }
}
