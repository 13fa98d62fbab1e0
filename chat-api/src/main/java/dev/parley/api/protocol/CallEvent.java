package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.log.ChatId;
import java.util.List;

/** Replies and events about calls; they go to every connection of the users concerned. */
public sealed interface CallEvent extends ServerFrame {
    /** The reply to {@code call.start}. */
    @JsonTypeName("call.started")
    record Started(String re, CallView call) implements CallEvent {}

    /** Rings: to every connection of those who are called, and to the caller's. */
    @JsonTypeName("call.ringing")
    record Ringing(CallView call) implements CallEvent {}

    /**
     * Something about the call has changed: an answer (a user's other connections stop ringing by it), a decline while
     * others still ring, a participant who came, left, lost the connection or switched a device.
     */
    @JsonTypeName("call.changed")
    record Changed(CallView call) implements CallEvent {}

    /**
     * All calls of the user that are ringing or active now, to a connection that was told of none in
     * {@code session.ready}. What it held of others is over.
     */
    @JsonTypeName("calls.listed")
    record Listed(List<CallView> calls) implements CallEvent {}

    /** @param durationMs from the answer to the end, 0 where nobody answered */
    @JsonTypeName("call.ended")
    record Ended(CallId callId, ChatId chatId, CallEndReason reason, long durationMs) implements CallEvent {}

    /** The user's history has one more call, or the user has looked at it: what is held of it is to be asked for anew. */
    @JsonTypeName("callHistory.changed")
    record HistoryChanged() implements CallEvent {}

    /** Another participant's offer, to one connection. */
    @JsonTypeName("call.offered")
    record Offered(CallId callId, ConnectionId from, String sdp) implements CallEvent {}

    /** Another participant's answer, to one connection. */
    @JsonTypeName("call.answered")
    record Answered(CallId callId, ConnectionId from, String sdp) implements CallEvent {}

    /**
     * Another participant asks for an offer; to one connection.
     *
     * @param fresh of a new peer connection; otherwise one that restarts ICE
     */
    @JsonTypeName("call.restartAsked")
    record RestartAsked(CallId callId, ConnectionId from, boolean fresh) implements CallEvent {}

    /** Another participant's ICE candidate, to one connection. */
    @JsonTypeName("call.candidateFound")
    record CandidateFound(CallId callId, ConnectionId from, IceCandidate candidate) implements CallEvent {}
}
