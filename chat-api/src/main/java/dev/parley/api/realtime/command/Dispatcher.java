package dev.parley.api.realtime.command;

import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingChatCommand;
import dev.parley.api.protocol.MeetingCommand;
import dev.parley.api.protocol.PresenceCommand;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.realtime.connection.Connection;
import java.time.Clock;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** From a frame to the one method that answers it. A frame without its line here does not compile. */
@Component
@RequiredArgsConstructor
class Dispatcher {

    private final SessionFrames session;
    private final ChatFrames chat;
    private final PresenceFrames presence;
    private final MeetingFrames meeting;
    private final MeetingChatFrames meetingChat;
    private final CallFrames call;
    private final HostingFrames hosting;
    private final RecordingFrames recording;
    private final BotFrames botFrames;
    private final Clock clock;

    ServerFrame dispatch(Connection from, ClientFrame frame) {
        var now = clock.instant();
        from.bot().ifPresentOrElse(
            bot -> botFrames.require(bot, frame, now),
            () -> Admission.of(frame).require(from, now)
        );
        return switch (frame) {
            case SessionCommand.Authenticate authenticate -> session.authenticate(from, authenticate);
            case SessionCommand.Ping ping -> session.ping(ping);
            case ChatCommand.SendMessage send -> chat.send(from, send);
            case ChatCommand.ForwardMessage forward -> chat.forward(from, forward);
            case ChatCommand.EditMessage edit -> chat.edit(from, edit);
            case ChatCommand.DeleteMessage delete -> chat.delete(from, delete);
            case ChatCommand.SetReaction reaction -> chat.react(from, reaction);
            case ChatCommand.SetPin pin -> chat.pin(from, pin);
            case ChatCommand.CatchUp catchUp -> chat.catchUp(from, catchUp);
            case ChatCommand.MoveReadMarker move -> chat.moveReadMarker(from, move);
            case PresenceCommand.SetActivity activity -> presence.setActivity(from, activity);
            case PresenceCommand.WatchUsers watch -> presence.watch(from, watch);
            case PresenceCommand.WatchChats watch -> presence.watch(from, watch);
            case PresenceCommand.StartTyping typing -> presence.startTyping(from, typing);
            case MeetingCommand.EnterMeeting enter -> meeting.enter(from, enter);
            case MeetingCommand.LeaveLobby leave -> meeting.leave(from, leave);
            case MeetingCommand.AdmitWaiting admit -> meeting.admit(from, admit);
            case MeetingCommand.RefuseWaiting refuse -> meeting.refuse(from, refuse);
            case MeetingChatCommand.SendToMeeting send -> meetingChat.send(from, send);
            case MeetingChatCommand.EditInMeeting edit -> meetingChat.edit(from, edit);
            case MeetingChatCommand.DeleteInMeeting delete -> meetingChat.delete(from, delete);
            case MeetingChatCommand.ReactInMeeting reaction -> meetingChat.react(from, reaction);
            case MeetingChatCommand.CatchUpMeeting catchUp -> meetingChat.catchUp(from, catchUp);
            case CallCommand.StartCall start -> call.start(from, start);
            case CallCommand.AcceptCall accept -> call.accept(from, accept);
            case CallCommand.DeclineCall decline -> call.decline(from, decline);
            case CallCommand.CancelCall cancel -> call.cancel(from, cancel);
            case CallCommand.JoinCall join -> call.join(from, join);
            case CallCommand.LeaveCall leave -> call.leave(from, leave);
            case CallCommand.EndCall end -> hosting.end(from, end);
            case CallCommand.RingOthers ring -> call.ring(from, ring);
            case CallCommand.RerouteCall reroute -> call.reroute(from, reroute);
            case CallCommand.GetCall get -> call.get(from, get);
            case CallCommand.SetTracks tracks -> call.setTracks(from, tracks);
            case CallCommand.Subscribe subscribe -> call.subscribe(from, subscribe);
            case CallCommand.MuteOthers mute -> hosting.mute(from, mute);
            case CallCommand.Unmute unmute -> hosting.unmute(from, unmute);
            case CallCommand.AskUnmute ask -> hosting.askUnmute(from, ask);
            case CallCommand.RemoveOther remove -> hosting.remove(from, remove);
            case CallCommand.RaiseHand raise -> hosting.raiseHand(from, raise);
            case CallCommand.LowerHand lower -> hosting.lowerHand(from, lower);
            case CallCommand.React react -> hosting.react(from, react);
            case CallCommand.StartRecording start -> recording.start(from, start);
            case CallCommand.StopRecording stop -> recording.stop(from, stop);
            case CallCommand.AgreeToRecording agree -> recording.agree(from, agree);
            case CallCommand.ReportQuality report -> call.reportQuality(from, report);
            case CallCommand.ReportHearing report -> call.reportHearing(from, report);
            case CallCommand.AskRestart restart -> call.restart(from, restart);
            case CallCommand.SendOffer offer -> call.offer(from, offer);
            case CallCommand.SendAnswer answer -> call.answer(from, answer);
            case CallCommand.SendKeys keys -> call.sendKeys(from, keys);
            case CallCommand.AskKey ask -> call.askKey(from, ask);
            case CallCommand.SendCandidate candidate -> call.candidate(from, candidate);
        };
    }
}
