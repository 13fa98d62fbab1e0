package dev.parley.api.realtime.command;

import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingChatCommand;
import dev.parley.api.protocol.MeetingCommand;
import dev.parley.api.protocol.PresenceCommand;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.realtime.connection.Connection;
import java.time.Instant;

/** Whom a frame is for. A new one does not compile before it says so here. */
enum Admission {
    ANYBODY,
    USERS,
    /** Within the guest's own place. */
    USERS_AND_GUESTS;

    static Admission of(ClientFrame frame) {
        return switch (frame) {
            case SessionCommand.Authenticate _, SessionCommand.Ping _ -> ANYBODY;
            case ChatCommand _, PresenceCommand _ -> USERS;
            case MeetingCommand.AdmitWaiting _, MeetingCommand.RefuseWaiting _ -> USERS;
            case MeetingCommand.EnterMeeting _, MeetingCommand.LeaveLobby _ -> USERS_AND_GUESTS;
            case
                MeetingChatCommand.SendToMeeting _,
                MeetingChatCommand.EditInMeeting _,
                MeetingChatCommand.DeleteInMeeting _,
                MeetingChatCommand.ReactInMeeting _,
                MeetingChatCommand.CatchUpMeeting _ -> USERS_AND_GUESTS;
            case
                CallCommand.AcceptCall _,
                CallCommand.DeclineCall _,
                CallCommand.CancelCall _,
                CallCommand.RingOthers _,
                CallCommand.MuteOthers _,
                CallCommand.AskUnmute _,
                CallCommand.RemoveOther _,
                CallCommand.StartRecording _,
                CallCommand.StopRecording _,
                CallCommand.EndCall _ -> USERS;
            case
                CallCommand.StartCall _,
                CallCommand.JoinCall _,
                CallCommand.LeaveCall _,
                CallCommand.RerouteCall _,
                CallCommand.GetCall _,
                CallCommand.SetTracks _,
                CallCommand.Unmute _,
                CallCommand.RaiseHand _,
                CallCommand.LowerHand _,
                CallCommand.React _,
                CallCommand.AgreeToRecording _,
                CallCommand.Subscribe _,
                CallCommand.ReportQuality _,
                CallCommand.ReportHearing _,
                CallCommand.AskRestart _,
                CallCommand.SendOffer _,
                CallCommand.SendAnswer _,
                CallCommand.SendKeys _,
                CallCommand.AskKey _,
                CallCommand.SendCandidate _ -> USERS_AND_GUESTS;
        };
    }

    /** @throws dev.parley.chat.error.ParleyException {@code NOT_AUTHENTICATED}, {@code TOKEN_EXPIRED}, {@code FORBIDDEN} */
    void require(Connection from, Instant now) {
        switch (this) {
            case ANYBODY -> {
                // Signs of life, and the way to a login.
            }
            case USERS -> from.requireLogin(now);
            case USERS_AND_GUESTS -> from.requirePrincipal(now);
        }
    }
}
