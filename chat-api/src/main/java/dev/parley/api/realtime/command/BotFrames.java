package dev.parley.api.realtime.command;

import dev.parley.api.protocol.CallCommand;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingChatCommand;
import dev.parley.api.protocol.MeetingCommand;
import dev.parley.api.protocol.PresenceCommand;
import dev.parley.api.protocol.RunCommand;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.security.BotLogin;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What a bot may send over the socket, by the scope of its key: nothing that has no scope here. */
@Component
@RequiredArgsConstructor
class BotFrames {

    private final ApiKeys keys;

    /** The scope that a frame takes; empty for a frame that no key may send. A new frame does not compile before it is here. */
    static Optional<ApiScope> scopeOf(ClientFrame frame) {
        return switch (frame) {
            case ChatCommand.SendMessage _, ChatCommand.EditMessage _ -> Optional.of(ApiScope.SEND_MESSAGES);
            case ChatCommand.SetReaction _ -> Optional.of(ApiScope.REACT);
            case RunCommand.AnswerRun _ -> Optional.of(ApiScope.ANSWER_COMMANDS);
            case RunCommand.StartRun _ -> Optional.empty();
            case ChatCommand.CatchUp _ -> Optional.of(ApiScope.READ_CHATS);
            case
                ChatCommand.ForwardMessage _,
                ChatCommand.DeleteMessage _,
                ChatCommand.SetPin _,
                ChatCommand.MoveReadMarker _ -> Optional.empty();
            case
                SessionCommand _,
                PresenceCommand _,
                MeetingCommand _,
                MeetingChatCommand _,
                CallCommand _ -> Optional.empty();
        };
    }

    /**
     * Asks the store whether the key still stands, so that its end counts at once.
     *
     * @throws ParleyException {@code TOKEN_EXPIRED}, {@code API_KEY_NOT_ALLOWED}; {@code TOKEN_INVALID} for a key that was
     *     revoked
     */
    void require(BotLogin bot, ClientFrame frame, Instant now) {
        if (frame instanceof SessionCommand) {
            return;
        }
        if (!bot.expiresAt().isAfter(now)) {
            throw new ParleyException(ErrorCode.TOKEN_EXPIRED);
        }
        if (scopeOf(frame).filter(bot.scopes()::contains).isEmpty()) {
            throw new ParleyException(ErrorCode.API_KEY_NOT_ALLOWED);
        }
        if (!keys.endedAmong(List.of(bot.keyId())).isEmpty()) {
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
    }
}
