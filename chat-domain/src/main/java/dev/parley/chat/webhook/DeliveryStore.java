package dev.parley.chat.webhook;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.outbound.PostResult;
import dev.parley.chat.outbound.PostResult.Outcome;
import dev.parley.chat.webhook.WebhookEvent.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The newest {@value #KEPT} deliveries of each webhook, for a week. Delivery n takes the place of delivery n −
 * {@value #KEPT}, so there are never more, and each is found by its id.
 */
@Component
class DeliveryStore {

    static final int KEPT = 200;
    static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> deliveries;

    DeliveryStore(MongoTemplate mongo) {
        deliveries = mongo.getCollection("webhook_deliveries");
        deliveries.createIndex(
            Indexes.ascending("at"),
            new IndexOptions().expireAfter(KEPT_FOR.toDays(), TimeUnit.DAYS)
        );
    }

    /** With what has to be kept to send it again: an event of the log is read from there. */
    void add(WebhookId id, Delivery delivery, WebhookEvent event) {
        String place = place(id, delivery.number());
        var document = new Document("_id", place)
            .append("number", delivery.number())
            .append("event", delivery.eventId())
            .append("type", delivery.type())
            .append("seq", delivery.seq())
            .append("previousSeq", event.previousSeq())
            .append("at", Date.from(delivery.at()))
            .append("outcome", delivery.result().outcome().name())
            .append("status", delivery.result().status())
            .append("durationMs", delivery.result().durationMs())
            .append("again", delivery.again());
        if (event.content() instanceof Content.Passing(var type, var data)) {
            document.append(
                "passing",
                new Document("type", type).append("at", Date.from(event.at())).append("data", new Document(data))
            );
        }
        deliveries.replaceOne(Filters.eq("_id", place), document, UPSERT);
    }

    /**
     * The latest first.
     *
     * @param newest the number of the newest
     */
    List<Delivery> of(WebhookId id, long newest, Instant now) {
        var places = LongStream.range(0, Math.min(newest, KEPT))
            .mapToObj(back -> place(id, newest - back))
            .toList();
        var all = new ArrayList<Delivery>();
        for (Document document : deliveries.find(Filters.in("_id", places))) {
            var delivery = read(document);
            if (delivery.at().plus(KEPT_FOR).isAfter(now)) {
                all.add(delivery);
            }
        }
        all.sort(Comparator.comparingLong(Delivery::number).reversed());
        return all;
    }

    /** A delivery that is still kept. */
    Optional<Document> find(WebhookId id, long number) {
        return Optional.ofNullable(
            deliveries.find(Filters.and(Filters.eq("_id", place(id, number)), Filters.eq("number", number))).first()
        );
    }

    /** What was told and is in no log. */
    static Optional<WebhookEvent> passing(ChatId chatId, Document delivery) {
        return Optional.ofNullable(delivery.get("passing", Document.class)).map(kept ->
            new WebhookEvent(
                delivery.getString("event"),
                kept.getDate("at").toInstant(),
                chatId,
                null,
                null,
                new Content.Passing(kept.getString("type"), kept.get("data", Document.class))
            )
        );
    }

    void forget(WebhookId id) {
        var places = LongStream.range(0, KEPT)
            .mapToObj(number -> place(id, number))
            .toList();
        deliveries.deleteMany(Filters.in("_id", places));
    }

    private static String place(WebhookId id, long number) {
        return id + ":" + Math.floorMod(number, (long) KEPT);
    }

    private static Delivery read(Document document) {
        return new Delivery(
            document.getLong("number"),
            document.getString("event"),
            document.getString("type"),
            document.getLong("seq"),
            document.getDate("at").toInstant(),
            new PostResult(
                Outcome.valueOf(document.getString("outcome")),
                document.getInteger("status"),
                document.getLong("durationMs")
            ),
            document.getBoolean("again")
        );
    }
}
