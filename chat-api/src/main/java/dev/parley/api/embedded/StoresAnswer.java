package dev.parley.api.embedded;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lombok.RequiredArgsConstructor;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Asks both stores for an answer before anything uses them, so that a wrong address is the first thing to be said. */
@RequiredArgsConstructor
final class StoresAnswer implements BeanPostProcessor {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** With a store that has just been started here: on a busy machine its first answer takes its time. */
    private static final Duration PATIENCE_WITH_ONES_OWN = Duration.ofSeconds(30);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private final ObjectProvider<MongoConnectionDetails> mongo;
    private final ObjectProvider<DataRedisConnectionDetails> redis;
    private final ObjectProvider<EmbeddedMongo> ownMongo;

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof MongoClient client) {
            ping(client);
        }
        if (bean instanceof RedisConnectionFactory factory) {
            ping(factory);
        }
        return bean;
    }

    private void ping(MongoClient client) {
        var patience = ownMongo.getIfAvailable() == null ? PATIENCE : PATIENCE_WITH_ONES_OWN;
        try {
            client
                .withTimeout(patience.toSeconds(), TimeUnit.SECONDS)
                .getDatabase("admin")
                .runCommand(new Document("ping", 1));
        } catch (MongoException e) {
            throw new StartFailure(
                "MongoDB does not answer at " + mongoAddress() + ": " + reason(e, patience),
                "Start it, or correct the address in PARLEY_MONGODB_URI (or spring.mongodb.uri). Without an" +
                    " address Parley uses a MongoDB of its own.",
                e
            );
        }
    }

    private void ping(RedisConnectionFactory factory) {
        boolean own = redis.getIfAvailable() instanceof EmbeddedRedisConnectionDetails;
        long end = System.nanoTime() + (own ? PATIENCE_WITH_ONES_OWN.toNanos() : 0);
        while (true) {
            try (RedisConnection connection = factory.getConnection()) {
                connection.ping();
                return;
            } catch (DataAccessException e) {
                if (System.nanoTime() >= end) {
                    throw noRedis(e);
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    private StartFailure noRedis(DataAccessException e) {
        return new StartFailure(
            "Redis does not answer at " + redisAddress() + ": " + e.getMostSpecificCause().getMessage(),
            "Start it, or correct the address in PARLEY_REDIS_URL (or spring.data.redis.url). Without an" +
                " address Parley uses a Redis of its own.",
            e
        );
    }

    private String mongoAddress() {
        MongoConnectionDetails details = mongo.getIfAvailable();
        return details == null ? "the configured address" : String.join(", ", details.getConnectionString().getHosts());
    }

    private String redisAddress() {
        DataRedisConnectionDetails details = redis.getIfAvailable();
        DataRedisConnectionDetails.Standalone standalone = details == null ? null : details.getStandalone();
        return standalone == null ? "the configured address" : standalone.getHost() + ":" + standalone.getPort();
    }

    /** The driver's own messages tell its view of the cluster and the name of the user. */
    private static String reason(MongoException e, Duration patience) {
        return switch (e) {
            case MongoTimeoutException _ -> "no answer within " + patience.toSeconds() + " seconds";
            case MongoSecurityException _ -> "it refuses the user name or the password";
            default -> "error " + e.getCode();
        };
    }
}
