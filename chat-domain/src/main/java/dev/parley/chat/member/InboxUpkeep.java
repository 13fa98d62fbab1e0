package dev.parley.chat.member;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Keeps inboxes up with the memberships of groups and channels. {@link Entrance} puts a chat into an inbox, and takes it
 * out, beside the log: a node may die in between, and an addition and a removal at once may cross. After the last event of a
 * membership this has the last word.
 */
@Component
@RequiredArgsConstructor
class InboxUpkeep implements LogConsumer {

    private final Entrance entrance;
    private final Inboxes inboxes;
    private final ChatLog log;

    @Override
    public String name() {
        return "inboxes";
    }

    @Override
    public void handle(List<Batch> batches) {
        for (Batch batch : batches) {
            if (batch.chatId().personalPair().isEmpty()) {
                batch.events().forEach(this::follow);
            }
        }
    }

    private void follow(LoggedEvent event) {
        var chatId = event.chatId();
        switch (event.body()) {
            case EventBody.ChatCreated(var _, var _, var members) -> keep(event, ids(members));
            case EventBody.MembersAdded(var members) -> keep(event, ids(members));
            case EventBody.MemberJoined _ -> keep(event, List.of(event.actor()));
            case EventBody.MemberRemoved(var userId, var _) -> entrance.forget(chatId, userId);
            case EventBody.MemberLeft _ -> entrance.forget(chatId, event.actor());
            default -> {
                // Changes nobody's membership.
            }
        }
    }

    /** Whoever is no member any more is not put in: the event that ended it may have been handled before. */
    private void keep(LoggedEvent event, List<UserId> users) {
        var members = members(event.chatId());
        inboxes.keep(event.chatId(), users.stream().filter(members::containsKey).toList(), event.seq());
    }

    private Map<UserId, ?> members(ChatId chatId) {
        return log.find(chatId).map(Chat::members).orElse(Map.of());
    }

    private static List<UserId> ids(List<NewMember> members) {
        return members.stream().map(NewMember::userId).toList();
    }
}
