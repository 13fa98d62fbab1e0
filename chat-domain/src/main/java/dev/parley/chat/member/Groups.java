package dev.parley.chat.member;

import dev.parley.chat.ChatProperties;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.NewEvent;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Role;
import dev.parley.chat.text.PlainText;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Creates groups. */
@Service
@RequiredArgsConstructor
public class Groups {

    private static final int TITLE_MAX = 120;

    private final Users users;
    private final Inboxes inboxes;
    private final ChatLog log;
    private final IdGenerator ids;
    private final ChatProperties properties;

    /**
     * Creates a group whose owner is its creator.
     *
     * @param title one line of 1 to 120 characters, without markup
     * @param memberIds the others; the creator and repeats among them do not count twice
     * @throws ParleyException {@code INVALID_REQUEST}, {@code MEMBER_LIMIT_REACHED}, {@code USER_NOT_FOUND}
     */
    public Chat create(UserId creator, String title, Collection<UserId> memberIds) {
        String cleanTitle = PlainText.line("title", title, TITLE_MAX);
        var everyone = new LinkedHashSet<UserId>();
        everyone.add(creator);
        everyone.addAll(memberIds);
        if (everyone.size() > properties.maxGroupMembers()) {
            throw new ParleyException(ErrorCode.MEMBER_LIMIT_REACHED, Map.of("limit", properties.maxGroupMembers()));
        }
        users.requireAll(everyone);
        var chatId = new ChatId(ids.next());
        inboxes.add(chatId, everyone);
        var members = everyone
            .stream()
            .map(userId -> new NewMember(userId, userId.equals(creator) ? Role.OWNER : Role.MEMBER))
            .toList();
        return log.create(
            chatId,
            new NewEvent(creator, "created", new ChatCreated(ChatType.GROUP, cleanTitle, members))
        );
    }
}
