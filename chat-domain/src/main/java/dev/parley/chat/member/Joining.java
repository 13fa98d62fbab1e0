package dev.parley.chat.member;

import dev.parley.chat.ChatProperties;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MemberJoined;
import dev.parley.chat.user.Intent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Makes users members who join by themselves. */
@Service
@RequiredArgsConstructor
public class Joining {

    private final Entrance entrance;
    private final ChatLog log;
    private final ChatProperties properties;

    /**
     * Makes the user a member, decided on the state at the event's place in the log. For a user who is a member already
     * nothing happens, and no use of an invite is counted.
     *
     * @param admit the event by which the user joins, or throws a refusal; may be called several times
     * @throws ParleyException what {@code admit} throws; {@code FORBIDDEN} for somebody who was removed, {@code
     *     BANNED}, {@code MEMBER_LIMIT_REACHED}, {@code CHAT_LIMIT_REACHED}
     */
    public void join(Intent intent, ChatId chatId, Function<Chat, MemberJoined> admit) {
        var userId = intent.actor();
        entrance.enter(chatId, List.of(userId), () ->
            log.append(chatId, Cause.of(intent), standing -> {
                var chat = standing.chat();
                if (chat.member(userId).isPresent()) {
                    return null;
                }
                if (chat.sanctions().isBanned(userId)) {
                    throw new ParleyException(ErrorCode.BANNED);
                }
                var joined = admit.apply(chat);
                if (chat.admission().removed().contains(userId)) {
                    throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", "JOIN"));
                }
                properties.requireRoom(chat.type(), chat.members().size() + 1);
                return joined;
            })
        );
    }
}
