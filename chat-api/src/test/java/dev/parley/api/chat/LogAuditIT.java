package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A node's regular look at the logs of all chats that it has connections for. */
class LogAuditIT {

    @Test
    void looksAtVeryManyChats() {
        var ids = Node.first().bean(IdGenerator.class);
        var chats = new ArrayList<ChatId>();
        for (int i = 0; i < 16_000; i++) {
            chats.add(ChatId.personal(new UserId(ids.next()), new UserId(ids.next())));
        }
        var present = Node.first().newUser().createGroup("Present");
        chats.add(present);

        assertThat(Node.first().bean(ChatLog.class).findReadable(chats)).extracting(Chat::id).containsExactly(present);
    }

    @Test
    void oneChatThatCannotBeReadHidesNoOther() {
        var user = Node.first().newUser();
        var before = user.createGroup("Before");
        var unreadable = user.createGroup("Unreadable");
        var after = user.createGroup("After");
        var events = Node.first().bean(MongoTemplate.class).getCollection("chat_events");
        var event = new Document(events.find(new Document("_id", unreadable + ":1")).first());
        event.put("_id", unreadable + ":2");
        event.put("seq", 2L);
        event.put("key", unreadable + "/newer");
        event.put("body", new Document("type", "made.byANewerVersion"));
        events.insertOne(event);

        assertThat(
            Node.first()
                .bean(ChatLog.class)
                .findReadable(List.of(before, unreadable, after))
        )
            .extracting(Chat::id)
            .containsExactly(before, after);
        // The other tests' nodes share this log.
        events.deleteOne(new Document("_id", unreadable + ":2"));
    }
}
