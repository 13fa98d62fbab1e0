package dev.parley.e2e.environment;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import redis.embedded.RedisServer;

/** A MongoDB and a Redis in memory for several nodes, whichever of these come and go. */
public final class SharedStores implements AutoCloseable {

    private final MongoServer mongo;
    private final int mongoPort;
    private final RedisServer redis;
    private final int redisPort = Ports.free();

    public SharedStores() {
        mongo = new MongoServer(new OneAtATime());
        mongoPort = mongo.bind().getPort();
        try {
            redis = RedisServer.newRedisServer().bind("127.0.0.1").port(redisPort).setting("save \"\"").build();
            redis.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Command line arguments of a node. */
    public List<String> settings() {
        return List.of(
            "--parley.mongodb.uri=mongodb://127.0.0.1:%d/parley".formatted(mongoPort),
            "--parley.redis.url=redis://127.0.0.1:%d".formatted(redisPort),
            "--parley.security.jwt-secret=one-secret-for-all-nodes-of-this-run-0123456789"
        );
    }

    @Override
    public void close() {
        try {
            redis.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            mongo.shutdownNow();
        }
    }

    /** What it hands out are documents that the next command changes; and it does not know {@code hello}. */
    private static final class OneAtATime extends MemoryBackend {

        private final ReentrantLock commands = new ReentrantLock();

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            commands.lock();
            try {
                String known = command.equalsIgnoreCase("hello") ? "ismaster" : command;
                return super.handleCommand(channel, database, known, query).cloneDeeply();
            } finally {
                commands.unlock();
            }
        }
    }
}
