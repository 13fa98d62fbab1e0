package dev.parley.api.realtime.command;

import dev.parley.api.limit.BotLimits;
import dev.parley.api.limit.LeasedPermits;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RateLimits;
import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingChatCommand;
import dev.parley.api.protocol.MeetingCommand;
import dev.parley.api.protocol.PresenceCommand;
import dev.parley.api.protocol.RunCommand;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.security.BotLogin;
import dev.parley.api.security.Principal;
import dev.parley.chat.message.Forwards;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts the commands that cost for their user; the others are bounded by the pace of their connection alone. */
@Component
class FrameLimits {

    /** Messages that a node takes permits for at a time, for one user. */
    private static final int MESSAGES_AT_ONCE = 20;
    private static final int GUEST_MESSAGES_AT_ONCE = 5;

    private final RateLimits limits;
    private final BotLimits bots;
    private final Map<Limit, LeasedPermits> leased;

    FrameLimits(RateLimits limits, BotLimits bots) {
        this.limits = limits;
        this.bots = bots;
        this.leased = Map.of(
            Limit.MESSAGES,
            limits.leased(Limit.MESSAGES, MESSAGES_AT_ONCE),
            Limit.GUEST_MESSAGES,
            limits.leased(Limit.GUEST_MESSAGES, GUEST_MESSAGES_AT_ONCE)
        );
    }

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
            case RunCommand.StartRun _ -> require(from, Limit.RUNS, 1);
            case RunCommand.AnswerRun _ -> require(from, Limit.RUN_ANSWERS, 1);
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
            .ifPresent(person -> require(limit, person.toString(), permits));
    }

    private void require(Limit limit, String person, int permits) {
        if (!(leased.get(limit) instanceof LeasedPermits taken)) {
            limits.require(limit, person, permits);
            return;
        }
        var wait = taken.tryTake(person, permits);
        if (!wait.isZero()) {
            throw RateLimits.refusal(limit, wait);
        }
    }
}
