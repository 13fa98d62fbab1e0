package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartFailuresIT {

    private static final String SECRETS = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void namesTheMongoThatDoesNotAnswer(CapturedOutput output) {
        assertThatException().isThrownBy(() ->
            StoresOnly.run(
                "parley.data-dir=" + folder,
                "parley.security.jwt-secret=" + SECRETS,
                "parley.mongodb.uri=mongodb://ann:hidden@127.0.0.1:" + Loopback.freePort() + "/parley"
            )
        );

        assertThat(output)
            .contains("MongoDB does not answer at 127.0.0.1:")
            .contains("PARLEY_MONGODB_URI")
            .doesNotContain("hidden")
            .doesNotContain("at org.springframework");
    }

    @Test
    void namesTheRedisThatDoesNotAnswer(CapturedOutput output) {
        assertThatException().isThrownBy(() ->
            StoresOnly.run(
                "parley.data-dir=" + folder,
                "parley.redis.url=redis://:hidden@127.0.0.1:" + Loopback.freePort()
            )
        );

        assertThat(output)
            .contains("Redis does not answer at 127.0.0.1:")
            .contains("PARLEY_REDIS_URL")
            .doesNotContain("hidden")
            .doesNotContain("at org.springframework");
    }

    @Test
    void asksForTheSecretsBesideAConfiguredMongo(CapturedOutput output) {
        assertThatException().isThrownBy(() ->
            StoresOnly.run("parley.data-dir=" + folder, "parley.mongodb.uri=mongodb://127.0.0.1:1/parley")
        );

        assertThat(output).contains("Set PARLEY_SECURITY_JWT_SECRET to a random text");
    }

    @Test
    void saysThatTheFolderIsInUse(CapturedOutput output) {
        try (DataFolder inUse = DataFolder.open(folder)) {
            assertThatException().isThrownBy(() -> StoresOnly.run("parley.data-dir=" + inUse.root()));
        }

        assertThat(output).contains("is in use by another running Parley").contains("PARLEY_DATA_DIR");
    }

    @Test
    void namesTheTakenPort(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatException().isThrownBy(() ->
                new SpringApplicationBuilder(WebServerOnly.class).run("--server.port=" + taken.getLocalPort())
            );

            assertThat(output)
                .contains("Port " + taken.getLocalPort() + " is taken by another process.")
                .contains("SERVER_PORT");
        }
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration(JettyServletWebServerAutoConfiguration.class)
    static class WebServerOnly {}
}
