package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import dev.parley.api.testing.Node;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class DeletionIndexIT {

    private static final ChatId CHAT = new ChatId("01arz3ndektsv4rrffq69g5fav");
    private static final UserId ANNA = new UserId("01arz3ndektsv4rrffq69g5fa1");
    private static final UserId BORIS = new UserId("01arz3ndektsv4rrffq69g5fa2");
    private static final UserId CAROL = new UserId("01arz3ndektsv4rrffq69g5fa3");
    private static final long SECOND_BLOCK = DeletionIndex.BLOCK;
    private static final long THIRD_BLOCK = 2 * SECOND_BLOCK;

    private final MongoCollection<Document> blocks = Node.first()
        .bean(MongoTemplate.class)
        .getCollection("deletion_index");
    private final DeletionIndex index = new DeletionIndex(blocks);

    @AfterEach
    void remove() {
        blocks.deleteMany(new Document());
    }

    @Test
    void readsABlockInWhichNoMessageIsLeftOnce() {
        var removal = removal(
            2,
            THIRD_BLOCK + 1,
            new RemovedMessage(2, ANNA),
            new RemovedMessage(SECOND_BLOCK, ANNA),
            new RemovedMessage(SECOND_BLOCK + 7, BORIS),
            new RemovedMessage(THIRD_BLOCK + 1, ANNA)
        );
        index.add(List.of(removal));
        index.add(List.of(removal));
        var chat = created().after(removal);
        expect(chat, 1, 1, 3, 4);
        expect(chat, 2, 1, 2, 3);
        expect(chat, SECOND_BLOCK, 1, 1, 2);

        // Of the second block the numbers are known.
        blocks.deleteMany(new Document());
        expect(chat, 2, 1, 1, 2);
        index.add(List.of(removal));
        var later = removal(3, THIRD_BLOCK + 2, new RemovedMessage(THIRD_BLOCK + 2, CAROL));
        index.add(List.of(later));
        expect(chat, 2, 1, 2, 3);
        expect(chat.after(later), 2, 2, 3, 3);
    }

    private void expect(Chat chat, long after, long anna, long boris, long carol) {
        assertThat(List.of(of(ANNA, chat, after), of(BORIS, chat, after), of(CAROL, chat, after)))
            .as("after %s", after)
            .containsExactly(anna, boris, carol);
    }

    private long of(UserId reader, Chat chat, long after) {
        return index.byOthers(reader, List.of(new Stretch(chat, after))).getOrDefault(CHAT, 0L);
    }

    private static Chat created() {
        var body = new ChatCreated(
            ChatType.GROUP,
            new ChatProfile("Group", ""),
            List.of(new NewMember(ANNA, Role.OWNER))
        );
        return Chat.created(event(1, body));
    }

    private static LoggedEvent removal(long seq, long goneUpTo, RemovedMessage... messages) {
        return event(seq, new MessagesRemoved(List.of(messages), goneUpTo));
    }

    private static LoggedEvent event(long seq, EventBody body) {
        return new LoggedEvent(CHAT, seq, Instant.EPOCH, ANNA, "k" + seq, 0, body);
    }
}
