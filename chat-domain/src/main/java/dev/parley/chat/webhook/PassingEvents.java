package dev.parley.chat.webhook;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.webhook.WebhookEvent.Content;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * What happens in a chat without a place in its log, and what webhooks are told of: a call that goes on. It waits in a
 * place of its own until the receiver has it, between the events of the log among which it happened. The end of a call is
 * in the log.
 */
@Service
public class PassingEvents {

    /** What a receiver that is away for long may miss of it. */
    private static final int MOST_WAITING = 1_000;

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> webhooks;
    private final ChatLog log;
    private final IdGenerator ids;
    private final Clock clock;

    PassingEvents(MongoTemplate mongo, ChatLog log, IdGenerator ids, Clock clock) {
        events = mongo.getCollection("webhook_passing_events").withWriteConcern(WriteConcern.MAJORITY);
        webhooks = mongo.getCollection(WebhookStore.COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An event that waits.
     *
     * @param after how far the log reached when it happened
     */
    record Waiting(String place, long after, WebhookEvent event) {}

    /** Tells the webhooks of the chat that are on and take the topic. */
    public void tell(ChatId chatId, WebhookTopic topic, String type, Map<String, Object> data) {
        String eventId = "call-" + ids.next();
        var taking = Filters.and(
            Filters.eq("chat", chatId.value()),
            Filters.eq("state", WebhookState.ON.name()),
            Filters.eq("topics", topic.name()),
            Filters.lt("passing", (long) MOST_WAITING)
        );
        for (Document webhook : webhooks.find(taking)) {
            events.insertOne(
                new Document("_id", ids.next())
                    .append("webhook", webhook.getString("_id"))
                    .append("event", eventId)
                    .append("chat", chatId.value())
                    .append("type", type)
                    .append("at", Date.from(clock.instant()))
                    .append(
                        "after",
                        log
                            .recall(chatId)
                            .map(chat -> chat.seq())
                            .orElse(0L)
                    )
                    .append("data", new Document(data))
            );
            webhooks.updateOne(
                Filters.eq("_id", webhook.getString("_id")),
                Updates.combine(Updates.inc("passing", 1L), Updates.set("behind", true))
            );
        }
    }

    /** The one that has waited longest. */
    Optional<Waiting> first(WebhookId id) {
        return Optional.ofNullable(
            events.find(Filters.eq("webhook", id.value())).sort(Sorts.ascending("_id")).first()
        ).map(PassingEvents::read);
    }

    void remove(Waiting told) {
        events.deleteOne(Filters.eq("_id", told.place()));
    }

    void forget(WebhookId id) {
        events.deleteMany(Filters.eq("webhook", id.value()));
    }

    private static Waiting read(Document document) {
        return new Waiting(
            document.getString("_id"),
            document.getLong("after"),
            new WebhookEvent(
                document.getString("event"),
                document.getDate("at").toInstant(),
                new ChatId(document.getString("chat")),
                null,
                null,
                new Content.Passing(document.getString("type"), document.get("data", Document.class))
            )
        );
    }
}
