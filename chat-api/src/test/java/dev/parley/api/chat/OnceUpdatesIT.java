package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import dev.parley.api.testing.Node;
import dev.parley.chat.once.OnceUpdates;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Changes that add something, so that a repeat would show. */
class OnceUpdatesIT {

    private final MongoCollection<Document> documents = Node.first()
        .bean(MongoTemplate.class)
        .getCollection("once_updates");
    private final String id = UUID.randomUUID().toString();

    @Test
    void aRepeatAtOnceChangesNothing() {
        assertThat(add("first"))
            .map(document -> document.getInteger("sum"))
            .contains(1);

        assertThat(add("first")).isEmpty();
        assertThat(sum()).isEqualTo(1);
    }

    @Test
    void aRepeatAfterOtherChangesChangesNothing() {
        add("first");
        add("second");

        assertThat(add("first")).isEmpty();
        assertThat(sum()).isEqualTo(2);
    }

    private Optional<Document> add(String key) {
        return Node.first()
            .bean(OnceUpdates.class)
            .update(documents, id, key, _ -> Updates.inc("sum", 1));
    }

    private int sum() {
        return Objects.requireNonNull(documents.find(new Document("_id", id)).first()).getInteger("sum");
    }
}
