package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A script stands in for mongod, which no registry has. */
class InstalledServersIT {

    @TempDir
    private Path parent;

    private Path bin;
    private Path data;

    @BeforeEach
    void makeFolders() throws IOException {
        bin = Files.createDirectories(parent.resolve("bin"));
        data = parent.resolve("data");
    }

    @Test
    void runsTheMongodOnThePath() throws IOException {
        install("mongod", FakeMongod.class);

        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(EmbeddedMongo.class)).isInstanceOf(MongodProcess.class);
            context.getBean(MongoClient.class).getDatabase("parley").runCommand(new Document("ping", 1));
            assertThat(data.resolve("mongod.pid")).exists();
        }

        assertThat(data.resolve("mongod.pid")).doesNotExist();
        assertThat(data.resolve("mongodb.mv")).doesNotExist();
    }

    @Test
    void staysWithTheServerThatWroteTheData() throws IOException {
        start().close();
        install("mongod", FakeMongod.class);

        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(EmbeddedMongo.class)).isInstanceOf(H2MongoServer.class);
        }
    }

    @Test
    void doesNotStartAnewWithoutTheMongodThatWroteTheData() throws IOException {
        Files.createDirectories(data.resolve("mongod"));

        assertThatThrownBy(this::start)
            .hasRootCauseInstanceOf(StartFailure.class)
            .hasStackTraceContaining("was written by mongod, which is not on the PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = { "redis-server", "valkey-server" })
    void showsWhatAServerSaidThatDoesNotStart(String program) throws IOException {
        Path script = bin.resolve(program);
        Files.writeString(script, "#!/bin/sh\necho 'libssl.so.3: cannot open shared object file'\nexit 127\n");
        makeExecutable(script);

        assertThatThrownBy(this::start)
            .hasRootCauseInstanceOf(StartFailure.class)
            .hasStackTraceContaining("redis-server does not start:\nlibssl.so.3: cannot open");
    }

    private ConfigurableApplicationContext start() {
        return StoresOnly.run("parley.data-dir=" + data, "PATH=" + bin);
    }

    private void install(String program, Class<?> main) throws IOException {
        Path script = bin.resolve(program);
        List<String> command = List.of(
            "exec",
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            "'" + System.getProperty("java.class.path") + "'",
            "'" + main.getName() + "'",
            "\"$@\""
        );
        Files.writeString(script, "#!/bin/sh\n" + String.join(" ", command) + "\n");
        makeExecutable(script);
    }

    private static void makeExecutable(Path script) throws IOException {
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    static final class FakeMongod {

        static void main(String[] arguments) {
            List<String> options = Arrays.asList(arguments);
            String address = options.get(options.indexOf("--bind_ip") + 1);
            int port = Integer.parseInt(options.get(options.indexOf("--port") + 1));
            assertThat(options).contains("--auth");
            new MongoServer(new Guarded(MVStore.open(null))).bind(address, port);
        }
    }

    /** Lets one user be made, and from then on only that user in. */
    private static final class Guarded extends H2Backend {

        private volatile @Nullable MongoAccess access;

        Guarded(MVStore store) {
            super(store);
        }

        @Override
        public de.bwaldvogel.mongo.bson.Document handleCommand(
            Channel channel,
            String database,
            String command,
            de.bwaldvogel.mongo.bson.Document query
        ) {
            var guard = access;
            if (guard != null) {
                return guard
                    .answer(channel, command, query)
                    .orElseGet(() -> super.handleCommand(channel, database, command, query));
            }
            if (command.equals("createUser")) {
                access = new MongoAccess(new ScramAccount(text(query, command), text(query, "pwd")));
                return new de.bwaldvogel.mongo.bson.Document("ok", 1.0);
            }
            return super.handleCommand(channel, database, command, query);
        }

        private static String text(de.bwaldvogel.mongo.bson.Document command, String field) {
            return String.valueOf(command.get(field));
        }
    }
}
