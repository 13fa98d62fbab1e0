package dev.parley.api.embedded;

import static dev.parley.api.embedded.InstallationSecret.JWT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationSecretsTest {

    private static final String LONG_ENOUGH = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path parent;

    private DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(parent.resolve("data"));
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void generatesASecretOnceAndKeepsIt() {
        InstallationSecrets first = InstallationSecrets.configuredOrGenerated(properties(null), folder);
        InstallationSecrets second = InstallationSecrets.configuredOrGenerated(properties(null), folder);

        assertThat(first.secret(JWT)).hasSize(32).isEqualTo(second.secret(JWT));
    }

    @Test
    void prefersTheConfiguredSecret() {
        InstallationSecrets secrets = InstallationSecrets.configuredOrGenerated(properties(LONG_ENOUGH), folder);

        assertThat(secrets.secret(JWT)).isEqualTo(LONG_ENOUGH.getBytes(StandardCharsets.UTF_8));
        assertThat(folder.root().resolve("secrets/jwt")).doesNotExist();
    }

    @Test
    void refusesAShortSecretWithoutTellingIt() {
        assertThatThrownBy(() -> InstallationSecrets.configured(properties("too short")))
            .isInstanceOf(StartFailure.class)
            .hasMessage("The secret in PARLEY_SECURITY_JWT_SECRET has 9 bytes, but 32 are needed.");
    }

    @Test
    void generatesNothingBesideAConfiguredMongo() {
        assertThatThrownBy(() -> InstallationSecrets.configured(properties(null)))
            .isInstanceOf(StartFailure.class)
            .hasMessageContaining("PARLEY_SECURITY_JWT_SECRET is not");
    }

    @Test
    void refusesADamagedFile() throws IOException {
        Files.writeString(folder.folder("secrets").resolve("jwt"), "!");

        assertThatThrownBy(() -> InstallationSecrets.configuredOrGenerated(properties(null), folder))
            .isInstanceOf(StartFailure.class)
            .hasMessageContaining("is damaged");
    }

    @Test
    void handsOutCopies() {
        InstallationSecrets secrets = InstallationSecrets.configured(properties(LONG_ENOUGH));

        secrets.secret(JWT)[0] = 0;

        assertThat(secrets.secret(JWT)[0]).isEqualTo((byte) '0');
    }

    @Test
    void propertiesDoNotPrintSecrets() {
        assertThat(properties(LONG_ENOUGH).toString()).doesNotContain(LONG_ENOUGH);
    }

    private static StoreProperties properties(@Nullable String jwt) {
        return new StoreProperties(
            Path.of("unused"),
            new StoreProperties.Mongodb(null),
            new StoreProperties.Redis(null),
            new StoreProperties.Security(jwt)
        );
    }
}
