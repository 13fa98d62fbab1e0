package dev.parley.api.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.Random;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Inserts, updates and deletes until it is killed. It prints what was acknowledged, and that a deletion begins, by lines of
 * {@link #WROTE}, {@link #DELETES} and {@link #DELETED}.
 */
final class KilledApplication {

    /** With an id and a version: 0 of the insert, and one more of each update. */
    static final String WROTE = "wrote ";
    static final String DELETES = "deletes ";
    static final String DELETED = "deleted ";

    private static final int WRITERS = 4;

    private KilledApplication() {}

    /** The first argument makes the ids differ from those of other times, the others are properties. */
    static void main(String[] arguments) {
        String time = arguments[0];
        var properties = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, properties, 0, properties.length);
        ConfigurableApplicationContext context = StoresOnly.run(properties);
        context.getBean(StringRedisTemplate.class).opsForValue().set("call", "ringing");
        MongoCollection<Document> messages = messages(context);
        messages.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        messages.createIndex(Indexes.ascending("chat", "version"));
        for (int writer = 0; writer < WRITERS; writer++) {
            String chat = "chat" + writer;
            Thread.ofPlatform().start(() -> writeForEver(messages, chat, time));
        }
    }

    static MongoCollection<Document> messages(ConfigurableApplicationContext context) {
        return context.getBean(MongoClient.class).getDatabase("parley").getCollection("messages");
    }

    private static void writeForEver(MongoCollection<Document> messages, String chat, String time) {
        var random = new Random(time.hashCode() + chat.hashCode());
        for (int seq = 1; true; seq++) {
            String id = "%s:%s:%d".formatted(chat, time, seq);
            messages.insertOne(
                new Document("_id", id)
                    .append("key", "key of " + id)
                    .append("chat", chat)
                    .append("version", 0)
            );
            System.out.println(WROTE + id + " 0");
            for (int version = 1; version <= random.nextInt(4); version++) {
                messages.updateOne(
                    Filters.eq(id),
                    Updates.combine(
                        Updates.set("version", version),
                        Updates.set("text", "again ".repeat(random.nextInt(100)))
                    )
                );
                System.out.println(WROTE + id + " " + version);
            }
            if (random.nextInt(4) == 0) {
                System.out.println(DELETES + id);
                messages.deleteOne(Filters.eq(id));
                System.out.println(DELETED + id);
            }
        }
    }
}
