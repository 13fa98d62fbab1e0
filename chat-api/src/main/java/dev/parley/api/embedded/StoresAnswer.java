package dev.parley.api.embedded;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Asks both stores for an answer before anything uses them, so that a wrong address is the first thing to be said. A store of
 * Parley's own is waited for as long as it runs: on a busy machine its first answer takes its time.
 */
@Slf4j
@RequiredArgsConstructor
final class StoresAnswer implements BeanPostProcessor {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
    private static final int ATTEMPTS_BETWEEN_WORDS = 50;

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
        while (true) {
            try {
                client
                    .withTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .getDatabase("admin")
                    .runCommand(new Document("ping", 1));
                return;
            } catch (MongoException e) {
                if (!(e instanceof MongoTimeoutException) || !ownMongoLives()) {
                    throw noMongo(e);
                }
                log.warn("Parley's own MongoDB runs, but does not answer yet; waiting");
            }
        }
    }

    private boolean ownMongoLives() {
        var own = ownMongo.getIfAvailable();
        return own != null && own.lives();
    }

    private void ping(RedisConnectionFactory factory) {
        for (int attempt = 1; ; attempt++) {
            try (RedisConnection connection = factory.getConnection()) {
                connection.ping();
                return;
            } catch (DataAccessException e) {
                boolean late = e instanceof RedisConnectionFailureException || e instanceof QueryTimeoutException;
                if (!late || !ownRedisLives() || Thread.currentThread().isInterrupted()) {
                    throw noRedis(e);
                }
                if (attempt % ATTEMPTS_BETWEEN_WORDS == 0) {
                    log.warn("Parley's own Redis runs, but does not answer yet; waiting");
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    private boolean ownRedisLives() {
        return redis.getIfAvailable() instanceof EmbeddedRedisConnectionDetails own && own.lives();
    }

    private StartFailure noMongo(MongoException e) {
        if (ownMongo.getIfAvailable() != null) {
            return new StartFailure(
                "Parley's own MongoDB does not work: " + reason(e),
                "See its log in the data folder, or name a running MongoDB by the environment variable PARLEY_MONGODB_URI.",
                e
            );
        }
        return new StartFailure(
            "MongoDB does not answer at " + mongoAddress() + ": " + reason(e),
            "Start it, or correct the address in PARLEY_MONGODB_URI (or spring.mongodb.uri). Without an" +
                " address Parley uses a MongoDB of its own.",
            e
        );
    }

    private StartFailure noRedis(DataAccessException e) {
        if (redis.getIfAvailable() instanceof EmbeddedRedisConnectionDetails) {
            return new StartFailure(
                "Parley's own Redis does not work: " + e.getMostSpecificCause().getMessage(),
                "See redis-server.log in the data folder, or name a running Redis by the environment variable PARLEY_REDIS_URL.",
                e
            );
        }
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
    private static String reason(MongoException e) {
        return switch (e) {
            case MongoTimeoutException _ -> "no answer within " + PATIENCE.toSeconds() + " seconds";
            case MongoSecurityException _ -> "it refuses the user name or the password";
            default -> "error " + e.getCode();
        };
    }
}
