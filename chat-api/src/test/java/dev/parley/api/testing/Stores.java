package dev.parley.api.testing;

import dev.parley.api.embedded.EmbeddedStoresAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A MongoDB and a Redis for all tests of this JVM: in containers where a Docker daemon answers, else the embedded ones.
 * They end with the JVM.
 */
record Stores(String mongoServer, String mongoOptions, String redisUrl) {
    private static final class Holder {

        static final Stores INSTANCE = DockerClientFactory.instance().isDockerAvailable() ? containers() : embedded();
    }

    static Stores shared() {
        return Holder.INSTANCE;
    }

    String mongoUri(String database) {
        return mongoServer + "/" + database + mongoOptions;
    }

    /** The same stores, reached through gates. */
    Stores through(Gate mongo, Gate redis) {
        return new Stores(withPort(mongoServer, mongo.port()), mongoOptions, withPort(redisUrl, redis.port()));
    }

    int mongoPort() {
        return URI.create(mongoServer).getPort();
    }

    int redisPort() {
        return URI.create(redisUrl).getPort();
    }

    private static String withPort(String address, int port) {
        return address.replaceFirst(":\\d+$", ":" + port);
    }

    @SuppressWarnings("resource") // Testcontainers removes them when the JVM ends.
    private static Stores containers() {
        var mongo = new MongoDBContainer("mongo:8.0");
        mongo.start();
        var redis = new GenericContainer<>("redis:7.4-alpine").withExposedPorts(6379);
        redis.start();
        return new Stores(
            mongo.getConnectionString(),
            "",
            "redis://" + redis.getHost() + ":" + redis.getMappedPort(6379)
        );
    }

    private static Stores embedded() {
        var context = new SpringApplicationBuilder(EmbeddedOnly.class)
            .web(WebApplicationType.NONE)
            .properties("parley.data-dir=" + temporaryFolder())
            .run();
        var mongo = context.getBean(MongoConnectionDetails.class).getConnectionString();
        var redis = Objects.requireNonNull(context.getBean(DataRedisConnectionDetails.class).getStandalone());
        String password = context.getBean(DataRedisConnectionDetails.class).getPassword();
        String login = password == null ? "" : ":" + password + "@";
        return new Stores(
            "mongodb://%s:%s@%s".formatted(
                mongo.getUsername(),
                String.valueOf(mongo.getPassword()),
                mongo.getHosts().getFirst()
            ),
            "?authSource=admin&authMechanism=SCRAM-SHA-256",
            "redis://" + login + redis.getHost() + ":" + redis.getPort()
        );
    }

    /** In memory where there is some to write into: a disk that others keep busy would hold up Redis and MongoDB. */
    private static String temporaryFolder() {
        var memory = Path.of("/dev/shm");
        try {
            var folder = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "parley-it")
                : Files.createTempDirectory("parley-it");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ImportAutoConfiguration(EmbeddedStoresAutoConfiguration.class)
    static class EmbeddedOnly {}
}
