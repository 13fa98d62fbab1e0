package dev.parley.calls.ice;

import static dev.parley.calls.People.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IceServersTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final List<String> STUN = List.of("stun:stun.example.org:3478");
    private static final List<String> TURN = List.of("turn:turn.example.org:3478", "turns:turn.example.org:5349");

    @Test
    void givesNoneWithoutConfiguration() {
        assertThat(grant(new IceProperties(List.of(), List.of(), null, Duration.ofHours(1)))).isEqualTo(
            new IceGrant(List.of(), null)
        );
    }

    @Test
    void givesStunWithoutCredentials() {
        assertThat(grant(new IceProperties(STUN, List.of(), null, Duration.ofHours(1)))).isEqualTo(
            new IceGrant(List.of(new IceServer(STUN, null, null)), null)
        );
    }

    @Test
    void givesTurnWithCredentialsThatEnd() {
        var grant = grant(new IceProperties(STUN, TURN, "secret", Duration.ofHours(1)));

        assertThat(grant.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(grant.servers()).hasSize(2);
        var turn = grant.servers().getLast();
        assertThat(turn.urls()).isEqualTo(TURN);
        assertThat(turn.username()).isEqualTo("1800003600:" + ANN);
    }

    /** The expected value is OpenSSL's: {@code openssl dgst -sha1 -hmac secret -binary | base64} of the username. */
    @Test
    void signsTheUsernameAsTurnServersCheckIt() {
        assertThat(TurnCredentials.of(ANN, Instant.ofEpochSecond(1_800_003_600), "secret")).isEqualTo(
            new TurnCredentials("1800003600:0000000000000000000000000a", "148F7wWvRmt8BgzVVapSSatrUvY=")
        );
    }

    @Test
    void refusesTurnWithoutASecret() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new IceProperties(List.of(), TURN, " ", Duration.ofHours(1)))
            .withMessageContaining("turn-secret");
    }

    @Test
    void keepsSecretsOutOfLogs() {
        var properties = new IceProperties(STUN, TURN, "s3cret", Duration.ofHours(1));
        var turn = grant(properties).servers().getLast();

        assertThat(properties.toString()).doesNotContain("s3cret");
        assertThat(turn.toString()).doesNotContain(String.valueOf(turn.credential()));
    }

    private static IceGrant grant(IceProperties properties) {
        return new IceServers(properties, Clock.fixed(NOW, ZoneOffset.UTC)).grantTo(ANN);
    }
}
