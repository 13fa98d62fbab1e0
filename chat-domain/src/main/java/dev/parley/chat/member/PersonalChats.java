package dev.parley.chat.member;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatProfile;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Creates a personal chat when its first message or call needs it. */
@Service
@RequiredArgsConstructor
public class PersonalChats {

    private static final ChatProfile NO_PROFILE = new ChatProfile("", "");

    private final Users users;
    private final BotAccounts bots;
    private final Inboxes inboxes;
    private final ChatLog log;

    /**
     * Makes sure that the chat exists if its id is that of a personal chat; does nothing for any other.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND} when {@code asking} is not one of the two, {@code USER_NOT_FOUND}
     *     when the other one does not exist, {@code FORBIDDEN} for a bot, which waits to be written to
     */
    public void ensure(ChatId chatId, UserId asking) {
        chatId.personalPair().ifPresent(pair -> {
            if (!pair.contains(asking)) {
                throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
            }
            if (!log.exists(chatId)) {
                create(chatId, asking, pair);
            }
        });
    }

    /**
     * Makes sure that a first message of {@code asking} could create the chat, without creating it.
     *
     * @throws ParleyException as {@link #ensure}; also {@code CHAT_NOT_FOUND} for a chat that is not personal
     */
    public void requirePossible(ChatId chatId, UserId asking) {
        var pair = chatId
            .personalPair()
            .filter(both -> both.contains(asking))
            .orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        users.requireAll(pair);
        requireNoBot(asking);
    }

    private void requireNoBot(UserId beginning) {
        if (bots.isBot(beginning)) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", "BEGIN_PERSONAL_CHAT"));
        }
    }

    private void create(ChatId chatId, UserId creator, List<UserId> pair) {
        users.requireAll(pair);
        requireNoBot(creator);
        inboxes.addPersonal(chatId, pair);
        var owners = pair
            .stream()
            .map(userId -> new NewMember(userId, Role.OWNER))
            .toList();
        log.create(chatId, Cause.ofServer(creator, "created"), new ChatCreated(ChatType.PERSONAL, NO_PROFILE, owners));
    }
}
