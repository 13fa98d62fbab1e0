package dev.parley.api.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Writes until it is killed, and prints the id of each message whose insert was acknowledged. */
final class KilledApplication {

    private static final int WRITERS = 4;

    private KilledApplication() {}

    static void main(String[] properties) {
        ConfigurableApplicationContext context = StoresOnly.run(properties);
        context.getBean(StringRedisTemplate.class).opsForValue().set("call", "ringing");
        MongoCollection<Document> messages = context
            .getBean(MongoClient.class)
            .getDatabase("parley")
            .getCollection("messages");
        for (int writer = 0; writer < WRITERS; writer++) {
            String chat = "chat" + writer;
            Thread.ofPlatform().start(() -> writeForEver(messages, chat));
        }
    }

    private static void writeForEver(MongoCollection<Document> messages, String chat) {
        for (int seq = 1; true; seq++) {
            String id = chat + ":" + seq;
            messages.insertOne(new Document("_id", id).append("text", "hello"));
            System.out.println("acknowledged " + id);
        }
    }
}
