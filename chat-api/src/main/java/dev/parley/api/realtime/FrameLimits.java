package dev.parley.api.realtime;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RateLimits;
import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ClientFrame;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts the commands that cost for their user; the others are bounded by the pace of their connection alone. */
@Component
@RequiredArgsConstructor
class FrameLimits {

    private final RateLimits limits;

    /** @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} */
    void require(Connection from, ClientFrame frame) {
        var limit = limitOf(frame);
        if (limit != null) {
            from.userId().ifPresent(userId -> limits.require(limit, userId));
        }
    }

    private static @Nullable Limit limitOf(ClientFrame frame) {
        return switch (frame) {
            case
                ChatCommand.SendMessage _,
                ChatCommand.EditMessage _,
                ChatCommand.DeleteMessage _,
                ChatCommand.SetReaction _,
                ChatCommand.SetPin _ -> Limit.MESSAGES;
            case CallCommand.StartCall _ -> Limit.CALLS;
            default -> null;
        };
    }
}
