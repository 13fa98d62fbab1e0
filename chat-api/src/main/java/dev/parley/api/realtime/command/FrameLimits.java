package dev.parley.api.realtime.command;

import dev.parley.api.limit.BotLimits;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RateLimits;
import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingChatCommand;
import dev.parley.api.protocol.MeetingCommand;
import dev.parley.api.protocol.PresenceCommand;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.security.BotLogin;
import dev.parley.api.security.Principal;
import dev.parley.chat.message.Forwards;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Counts the commands that cost for their user; the others are bounded by the pace of their connection alone. */
@Component
@RequiredArgsConstructor
class FrameLimits {

    private final RateLimits limits;
    private final BotLimits bots;

    /** @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} */
    void require(Connection from, ClientFrame frame) {
        from.bot().ifPresent(bot -> require(bot, frame));
        switch (frame) {
            case
                ChatCommand.SendMessage _,
                ChatCommand.EditMessage _,
                ChatCommand.DeleteMessage _,
                ChatCommand.SetReaction _,
                ChatCommand.SetPin _ -> require(from, Limit.MESSAGES, 1);
            // One at least, for a list that is refused; and no more than would be forwarded.
            case ChatCommand.ForwardMessage forward -> require(
                from,
                Limit.MESSAGES,
                Math.clamp(forward.targets().size(), 1, Forwards.TARGETS_MAX)
            );
            case CallCommand.StartCall _, CallCommand.RingOthers _ -> require(from, Limit.CALLS, 1);
            case ChatCommand.CatchUp _, ChatCommand.MoveReadMarker _, MeetingChatCommand.CatchUpMeeting _ -> {
            }
            case MeetingChatCommand _ -> require(
                from,
                from.userId().isPresent() ? Limit.MESSAGES : Limit.GUEST_MESSAGES,
                1
            );
            case SessionCommand _, PresenceCommand _, CallCommand _, MeetingCommand _ -> {
            }
        }
    }

    private void require(BotLogin bot, ClientFrame frame) {
        switch (frame) {
            case ChatCommand.SendMessage send -> bots.require(bot.userId(), send.chatId());
            case ChatCommand.EditMessage edit -> bots.require(bot.userId(), edit.chatId());
            case ChatCommand.SetReaction reaction -> bots.require(bot.userId(), reaction.chatId());
            default -> {
                // It is refused, or counts as that of a user.
            }
        }
    }

    private void require(Connection from, Limit limit, int permits) {
        from.principal()
            .map(Principal::person)
            .ifPresent(person -> limits.require(limit, person.toString(), permits));
    }
}
