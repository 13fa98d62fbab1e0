package dev.parley.chat.consumer;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.chat.id.IdGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * By which a node says that it lives and follows the chats that it has marked. One document a node, whatever the number
 * of chats. The clocks of the nodes have to agree to some seconds; where they do not, two nodes may follow a chat at
 * once, and its consumers are handed events twice.
 */
@Component
class NodeLease {

    private static final Duration TERM = Duration.ofSeconds(30);
    private static final Duration DEAD_FOR_LONG = Duration.ofHours(1);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> nodes;
    private final IdGenerator ids;
    private final Clock clock;
    private volatile String id;
    private volatile Instant until = Instant.MIN;

    NodeLease(MongoTemplate mongo, IdGenerator ids, Clock clock) {
        nodes = mongo.getCollection("consumer_nodes").withWriteConcern(WriteConcern.MAJORITY);
        this.ids = ids;
        this.clock = clock;
        id = ids.next();
    }

    /**
     * The nodes that live.
     *
     * @param leases their ids, with this node's own
     * @param consumers the names of all consumers that one of them has
     */
    record Living(Set<String> leases, Set<String> consumers) {}

    String id() {
        return id;
    }

    boolean isValid() {
        return clock.instant().isBefore(until);
    }

    /**
     * The lease has run out: others may have taken over what it held, so it goes on as if it had just been started.
     *
     * @return whether it was so
     */
    boolean restartIfLost() {
        boolean lost = !until.equals(Instant.MIN) && !isValid();
        if (lost) {
            id = ids.next();
            until = Instant.MIN;
        }
        return lost;
    }

    /** @param lags of all consumers that this node has */
    void renew(Collection<ConsumerLag> lags) {
        var end = clock.instant().plus(TERM);
        var node = new Document("_id", id)
            .append("until", Date.from(end))
            .append("consumers", lags.stream().map(ConsumerLag::consumer).toList())
            .append("lags", lags.stream().map(NodeLease::write).toList());
        nodes.replaceOne(Filters.eq("_id", id), node, UPSERT);
        until = end;
    }

    Living living() {
        var now = clock.instant();
        var leases = new HashSet<String>();
        var consumers = new HashSet<String>();
        for (Document node : nodes.find()) {
            var end = node.getDate("until").toInstant();
            if (end.isAfter(now)) {
                leases.add(node.getString("_id"));
                consumers.addAll(node.getList("consumers", String.class));
            } else if (end.plus(DEAD_FOR_LONG).isBefore(now)) {
                nodes.deleteOne(Filters.eq("_id", node.getString("_id")));
            }
        }
        return new Living(leases, consumers);
    }

    /** What the living nodes have said of how far their consumers are behind; nodes of an older version say nothing. */
    List<ConsumerLag> lags() {
        var lags = new ArrayList<ConsumerLag>();
        for (Document node : nodes.find(Filters.gt("until", Date.from(clock.instant())))) {
            node.getList("lags", Document.class, List.of()).stream().map(NodeLease::read).forEach(lags::add);
        }
        return lags;
    }

    private static Document write(ConsumerLag lag) {
        return new Document("consumer", lag.consumer())
            .append("chats", lag.chats())
            .append("events", lag.events())
            .append("oldestMs", lag.oldest().toMillis());
    }

    private static ConsumerLag read(Document lag) {
        return new ConsumerLag(
            lag.getString("consumer"),
            lag.getInteger("chats"),
            lag.getLong("events"),
            Duration.ofMillis(lag.getLong("oldestMs"))
        );
    }

    void end() {
        until = Instant.MIN;
        nodes.deleteOne(Filters.eq("_id", id));
    }
}
