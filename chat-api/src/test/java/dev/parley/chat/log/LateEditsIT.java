package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import dev.parley.api.testing.Node;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Nodes carry what events do to messages over to these in any order, and more than once. */
class LateEditsIT {

    private static final ChatId CHAT = new ChatId("01arz3ndektsv4rrffq69g5fav");
    private static final UserId ANNA = new UserId("01arz3ndektsv4rrffq69g5fa1");

    private static final LoggedEvent SENT = event(1, new MessageSent(new MessageContent("c", "one", null)));
    private static final LoggedEvent SECOND = event(2, new MessageEdited(1, "two"));
    private static final LoggedEvent THIRD = event(3, new MessageEdited(1, "three"));
    private static final LoggedEvent DELETED = event(4, new MessageDeleted(1, ANNA));

    private final MongoCollection<Document> events = Node.first().bean(MongoTemplate.class).getCollection("late_edits");
    private final KeptVersions versions = new KeptVersions(events);
    private final MessageProjection projection = new MessageProjection(events, versions);

    @BeforeEach
    void write() {
        Stream.of(SENT, SECOND, THIRD).map(EventDocuments::write).forEach(events::insertOne);
    }

    @AfterEach
    void remove() {
        events.deleteMany(new Document());
    }

    @Test
    void anEarlierEditThatComesLateIsAVersionAllTheSame() {
        carryOver(THIRD, SECOND, THIRD, SECOND);
        var found = versions.versions(CHAT, 1, Long.MAX_VALUE, 10).orElseThrow();
        assertThat(found.versions()).extracting(MessageVersion::text).containsExactly("three", "two", "one");
        assertThat(found.complete()).isTrue();
    }

    static Stream<List<LoggedEvent>> everyOrder() {
        return Stream.of(
            List.of(SECOND, THIRD, DELETED),
            List.of(SECOND, DELETED, THIRD),
            List.of(THIRD, SECOND, DELETED),
            List.of(THIRD, DELETED, SECOND),
            List.of(DELETED, SECOND, THIRD),
            List.of(DELETED, THIRD, SECOND)
        );
    }

    @ParameterizedTest
    @MethodSource("everyOrder")
    void aDeletedMessageHasNoWordsWhateverCameFirst(List<LoggedEvent> order) {
        events.insertOne(EventDocuments.write(DELETED));
        order.forEach(projection::carryOver);
        order.forEach(projection::carryOver);
        for (Document event : events.find()) {
            assertThat(event.toJson()).doesNotContain("one\"", "two\"", "three\"");
        }
        assertThat(versions.versions(CHAT, 1, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void whatIsForgottenStaysSo() {
        for (int seq = 4; seq <= KeptVersions.EDITS_KEPT + 4; seq++) {
            events.insertOne(EventDocuments.write(event(seq, new MessageEdited(1, "edit " + seq))));
        }
        var all = Stream.concat(
            Stream.of(SECOND, THIRD),
            Stream.iterate(4L, seq -> seq + 1)
                .limit(KeptVersions.EDITS_KEPT + 1)
                .map(seq -> event(seq, new MessageEdited(1, "edit " + seq)))
        ).toList();
        all.forEach(projection::carryOver);
        var kept = versions.edits(CHAT, List.of(1L));
        assertThat(kept).hasSize(KeptVersions.EDITS_KEPT).doesNotContain(2L, 3L, 4L);
        all.forEach(projection::carryOver);
        assertThat(versions.edits(CHAT, List.of(1L))).isEqualTo(kept);
    }

    private void carryOver(LoggedEvent... order) {
        Stream.of(order).forEach(projection::carryOver);
    }

    private static LoggedEvent event(long seq, EventBody body) {
        return new LoggedEvent(CHAT, seq, Instant.ofEpochSecond(seq), ANNA, "key " + seq, 1, body);
    }
}
