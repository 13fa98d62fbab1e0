package dev.parley.api.realtime.command;

import dev.parley.api.call.CallMapper;
import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.feed.CallConnections;
import dev.parley.api.realtime.feed.CallFeed;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallService;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Media;
import dev.parley.calls.session.Signal;
import dev.parley.calls.signaling.Signaling;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames about calls: the login of the connection, one call of the calls module, its result as a frame. */
@Component
@RequiredArgsConstructor
class CallFrames {

    private final CallService calls;
    private final CallConnections connections;
    private final Signaling signaling;
    private final CallMapper mapper;
    private final CallFeed feed;
    private final Clock clock;

    ServerFrame start(Connection from, CallCommand.StartCall frame) {
        var call = calls.start(entering(from), from.id(), frame.chatId(), frame.kind());
        entered(from);
        var started = feed.timed(new CallEvent.Started(frame.id(), mapper.toView(call)));
        feed.telling(from, userOf(from), started);
        return started;
    }

    ServerFrame accept(Connection from, CallCommand.AcceptCall frame) {
        calls.accept(entering(from), from.id(), frame.callId());
        entered(from);
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame decline(Connection from, CallCommand.DeclineCall frame) {
        calls.decline(userOf(from), from.id(), frame.callId());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame cancel(Connection from, CallCommand.CancelCall frame) {
        calls.cancel(userOf(from), from.id(), frame.callId());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame join(Connection from, CallCommand.JoinCall frame) {
        calls.join(entering(from), from.id(), frame.callId());
        entered(from);
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame leave(Connection from, CallCommand.LeaveCall frame) {
        calls.leave(userOf(from), from.id(), frame.callId(), frame.reason());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame end(Connection from, CallCommand.EndCall frame) {
        calls.end(userOf(from), from.id(), frame.callId());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame setMedia(Connection from, CallCommand.SetMedia frame) {
        var media = new Media(frame.microphone(), frame.camera(), frame.screen());
        calls.setMedia(userOf(from), from.id(), frame.callId(), media);
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame reportQuality(Connection from, CallCommand.ReportQuality frame) {
        calls.reportQuality(userOf(from), from.id(), frame.callId(), frame.quality());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame restart(Connection from, CallCommand.AskRestart frame) {
        return relay(from, frame.id(), frame.callId(), frame.to(), new Signal.Restart(frame.fresh()));
    }

    ServerFrame offer(Connection from, CallCommand.SendOffer frame) {
        return relay(from, frame.id(), frame.callId(), frame.to(), new Signal.Offer(frame.sdp()));
    }

    ServerFrame answer(Connection from, CallCommand.SendAnswer frame) {
        return relay(from, frame.id(), frame.callId(), frame.to(), new Signal.Answer(frame.sdp()));
    }

    ServerFrame candidate(Connection from, CallCommand.SendCandidate frame) {
        return relay(from, frame.id(), frame.callId(), frame.to(), mapper.toSignal(frame.candidate()));
    }

    private ServerFrame relay(Connection from, String re, CallId callId, ConnectionId to, Signal signal) {
        signaling.relay(callId, userOf(from), from.id(), to, signal);
        return new SessionEvent.Done(re);
    }

    private UserId entering(Connection from) {
        userOf(from);
        var login = from.requireLogin(clock.instant());
        calls.entersBy(login.sessionId(), from.id());
        return login.userId();
    }

    /** A connection that was closed meanwhile has held no place yet when the calls were told. */
    private void entered(Connection from) {
        if (!from.isOpen()) {
            connections.closed(from);
        }
    }

    private UserId userOf(Connection from) {
        // The place of a guest has no calls yet, so there is none that the guest could name.
        return from
            .requirePrincipal(clock.instant())
            .person()
            .userId()
            .orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
    }
}
