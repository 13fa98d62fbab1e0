package dev.parley.api.testing;

import com.mongodb.MongoException;
import dev.parley.api.ParleyApplication;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.user.Users;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A running Parley, on a port of its own, with a clock that the test moves. */
public final class Node implements AutoCloseable {

    private static final AtomicInteger USERS = new AtomicInteger();
    private static final String DATABASE = "parley_" + ProcessHandle.current().pid();

    private static final String ADMINISTRATOR = "root-of-tests";

    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);

    private final MovableClock clock = MovableClock.going();
    private final StoreCommands commands = new StoreCommands();
    private final ConfigurableApplicationContext context;

    private static final class Pair {

        static final Node FIRST = start();
        static final Node SECOND = start();
    }

    private Node(Stores stores, String database, Consumer<GenericApplicationContext> beans, String... properties) {
        this(stores.mongoUri(database), beans, "parley.redis.url=" + stores.redisUrl(), properties);
    }

    private Node(String mongoUri, Consumer<GenericApplicationContext> beans, String redis, String[] properties) {
        context = new SpringApplicationBuilder(ParleyApplication.class)
            .initializers((GenericApplicationContext starting) -> {
                starting.registerBean("testClock", Clock.class, () -> clock);
                beans.accept(starting);
                starting.registerBean(
                    MongoClientSettingsBuilderCustomizer.class,
                    () -> settings -> settings.addCommandListener(commands)
                );
            })
            .properties(
                "server.port=0",
                "server.address=127.0.0.1",
                "parley.mongodb.uri=" + mongoUri,
                redis,
                "parley.limits.enabled=false",
                // So that nobody becomes one by coming first, whom the tests could then neither lock nor delete.
                "parley.administrators=" + ADMINISTRATOR,
                "parley.security.jwt-secret=a-secret-of-the-tests-with-32-bytes-or-more"
            )
            .properties(properties)
            .run();
    }

    /** One of two nodes on the same stores that all tests share. */
    public static Node first() {
        return Pair.FIRST;
    }

    /** The other one. */
    public static Node second() {
        return Pair.SECOND;
    }

    /** One more node on the same stores, for a test that moves its clock or stops it. */
    public static Node start(String... properties) {
        return new Node(Stores.shared(), DATABASE, _ -> {}, properties);
    }

    /** Nodes on a database of their own, without the chats of other tests. */
    public record Apart(String name) {
        public Node start(Consumer<GenericApplicationContext> beans, String... properties) {
            return new Node(Stores.shared(), database(), beans, properties);
        }

        public Gated startGated(Consumer<GenericApplicationContext> beans, String... properties) {
            return gated(database(), beans, properties);
        }

        private String database() {
            return DATABASE + "_" + name;
        }
    }

    /** A node on the MongoDB of all tests and a Redis Cluster of its own. */
    public static Node start(RedisCluster redis, String... properties) {
        String mongoUri = Stores.shared().mongoUri(DATABASE);
        return new Node(mongoUri, _ -> {}, "spring.data.redis.cluster.nodes=" + redis.nodes(), properties);
    }

    /** A node on a Redis and a database of its own, whose commands are counted: no other test's chats cost it anything. */
    public static Node start(MonitoredRedis redis, String... properties) {
        String mongoUri = Stores.shared().mongoUri(DATABASE + "_counted");
        return new Node(mongoUri, _ -> {}, "parley.redis.url=" + redis.url(), properties);
    }

    /** One more node on the same stores, whose ways to MongoDB and Redis the test can shut. */
    public static Gated startGated(String... properties) {
        return gated(DATABASE, _ -> {}, properties);
    }

    private static Gated gated(String database, Consumer<GenericApplicationContext> beans, String... properties) {
        var stores = Stores.shared();
        var mongo = new Gate(stores.mongoPort());
        var redis = new Gate(stores.redisPort());
        return new Gated(new Node(stores.through(mongo, redis), database, beans, properties), mongo, redis);
    }

    /** A node and the gates before its stores. */
    public record Gated(Node node, Gate mongo, Gate redis) implements AutoCloseable {
        private static final int ATTEMPTS = 20;

        /** Opens the way to MongoDB again; from then on no command meets a connection that broke while it was shut. */
        public void returnMongo() {
            mongo.open();
            for (int attempt = 0; !node.reachesMongo(); attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new AssertionError("MongoDB does not answer through its gate");
                }
            }
        }

        @Override
        public void close() {
            node.close();
            mongo.close();
            redis.close();
        }
    }

    /** Takes Redis away from it for good: to the others it is as if it had been killed. */
    public void cutRedis() {
        bean(LettuceConnectionFactory.class).destroy();
    }

    public MovableClock clock() {
        return clock;
    }

    /** Lets time pass, in steps between which the clients let themselves be heard, as those of browsers do. */
    public void pass(Duration time, SocketClient... heard) {
        for (var left = time; left.isPositive(); left = left.minus(BETWEEN_PINGS)) {
            clock.advance(left.compareTo(BETWEEN_PINGS) < 0 ? left : BETWEEN_PINGS);
            for (var client : heard) {
                client.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
            }
        }
    }

    /** Waits for a server as long as the driver does. A failure makes the driver give up all connections of before. */
    private boolean reachesMongo() {
        try {
            bean(MongoTemplate.class).executeCommand("{ping: 1}");
            return true;
        } catch (DataAccessException | MongoException away) {
            return false;
        }
    }

    /** How many commands it has sent to MongoDB, those of its regular tasks included. */
    public long storeCommands() {
        return commands.count();
    }

    /** How many of them have read. */
    public long storeReads() {
        return commands.count() - commands.writes();
    }

    public long storeWrites() {
        return commands.writes();
    }

    public <T> List<T> beans(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** A new user with a name of their own, logged in. */
    public TestUser newUser() {
        return TestUser.create(this, "user-" + USERS.incrementAndGet());
    }

    /** As {@link #newUser}, registered as a browser does it: for tests of log-ins and their cookies. */
    public TestUser registerUser() {
        return TestUser.register(this, "user-" + USERS.incrementAndGet());
    }

    /** A new user who is an administrator of the installation. */
    public TestUser newAdministrator() {
        var user = newUser();
        bean(Administrators.class).appointNamed(bean(Users.class).require(user.id()));
        return user;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port());
    }

    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    URI socket() {
        return URI.create("ws://127.0.0.1:" + port() + "/api/socket");
    }

    private int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
