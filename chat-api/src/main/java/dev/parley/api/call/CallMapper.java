package dev.parley.api.call;

import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatCallView;
import dev.parley.api.protocol.IceCandidate;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEvent.Changed;
import dev.parley.calls.session.CallEvent.Ended;
import dev.parley.calls.session.CallEvent.HearingReported;
import dev.parley.calls.session.CallEvent.Rang;
import dev.parley.calls.session.CallEvent.Reacted;
import dev.parley.calls.session.CallEvent.Removed;
import dev.parley.calls.session.CallEvent.Signalled;
import dev.parley.calls.session.CallEvent.SpeakersChanged;
import dev.parley.calls.session.CallEvent.TracksChanged;
import dev.parley.calls.session.CallEvent.TracksPaused;
import dev.parley.calls.session.CallEvent.UnmuteAsked;
import dev.parley.calls.session.CallSummary;
import dev.parley.calls.session.Signal;
import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Calls and their events as the wire knows them. */
@Mapper
public interface CallMapper {
    /** Without how long it still rings, which is for the moment at which it is sent. */
    @Mapping(target = "ringsForMs", ignore = true)
    @Mapping(target = "held", source = "floor.holds")
    @Mapping(target = "hands", source = "floor.hands")
    CallView toView(Call call);

    List<CallView> toViews(List<Call> calls);

    @Mapping(target = "tracksVersion", source = "published.version")
    @Mapping(target = "tracks", source = "published.tracks")
    @Mapping(target = "device", source = "published.device")
    CallView.ParticipantView toView(Call.Participant participant);

    IceCandidate toWire(Signal.Candidate candidate);

    Signal.Candidate toSignal(IceCandidate candidate);

    @Mapping(target = "chatId", expression = "java(chatId)")
    ChatCallView toView(CallSummary call, ChatId chatId);

    /** Of a chat's call; of that in another place there is nothing to show. */
    default Optional<ChatCallView> toChatCall(CallSummary call) {
        return call
            .place()
            .chatId()
            .map(chatId -> toView(call, chatId));
    }

    default ServerFrame toFrame(dev.parley.calls.session.CallEvent event) {
        return switch (event) {
            case Rang rang -> new CallEvent.Ringing(toView(rang.call()));
            case Changed changed -> new CallEvent.Changed(toView(changed.call()));
            case TracksChanged(var callId, var person, var published, var _) -> new CallEvent.TracksChanged(
                callId,
                person,
                published.version(),
                published.tracks(),
                published.device()
            );
            case SpeakersChanged(var callId, var dominant, var speaking, var _) -> new CallEvent.SpeakersChanged(
                callId,
                dominant,
                speaking
            );
            case HearingReported(var callId, var by, var hears, var _) -> new CallEvent.HearingReported(
                callId,
                by,
                hears
            );
            case Ended ended -> new CallEvent.Ended(ended.callId(), ended.place(), ended.reason(), ended.durationMs());
            case Signalled signalled -> toFrame(signalled);
            case Removed removed -> new CallEvent.Removed(removed.callId(), removed.by());
            case UnmuteAsked asked -> new CallEvent.UnmuteAsked(asked.callId(), asked.by());
            case Reacted(var callId, var person, var reaction, var _) -> new CallEvent.Reacted(
                callId,
                person,
                reaction
            );
            case TracksPaused paused -> new CallEvent.TracksPaused(paused.callId(), paused.tracks());
        };
    }

    private ServerFrame toFrame(Signalled signalled) {
        var callId = signalled.callId();
        var from = signalled.from();
        return switch (signalled.signal()) {
            case Signal.Offer offer -> new CallEvent.Offered(callId, from, offer.sdp(), offer.sections());
            case Signal.Answer answer -> new CallEvent.Answered(callId, from, answer.sdp(), answer.sections());
            case Signal.Restart(var fresh) -> new CallEvent.RestartAsked(callId, from, fresh);
            case Signal.Move(var leaving) -> new CallEvent.RouterMoved(callId, leaving);
            case Signal.Key(var box) -> new CallEvent.KeyReceived(callId, from, box);
            case Signal.KeyWanted() -> new CallEvent.KeyAsked(callId, from);
            case Signal.Candidate candidate -> new CallEvent.CandidateFound(callId, from, toWire(candidate));
        };
    }
}
