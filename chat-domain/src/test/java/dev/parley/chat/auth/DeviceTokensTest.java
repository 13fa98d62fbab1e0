package dev.parley.chat.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTokensTest {

    private final DeviceTokens tokens = new DeviceTokens("k".repeat(32).getBytes(StandardCharsets.US_ASCII));

    @Test
    void knowsTheDeviceOfEachAccountThatLoggedInFromIt() {
        String token = tokens.with(tokens.with(null, "anna"), "ben");
        assertThat(tokens.deviceOf(token, "anna")).isPresent();
        assertThat(tokens.deviceOf(token, "ben")).isPresent().isNotEqualTo(tokens.deviceOf(token, "anna"));
        assertThat(tokens.deviceOf(token, "carl")).isEmpty();
    }

    @Test
    void staysTheSameDeviceAtTheNextLogIn() {
        String first = tokens.with(null, "anna");
        assertThat(tokens.with(first, "anna")).isEqualTo(first);
    }

    @Test
    void keepsTheLastFiveAccounts() {
        String token = null;
        for (int i = 0; i < 7; i++) {
            token = tokens.with(token, "user" + i);
        }
        assertThat(tokens.deviceOf(token, "user1")).isEmpty();
        assertThat(tokens.deviceOf(token, "user2")).isPresent();
        assertThat(token).hasSizeLessThan(400);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", ":", "nonsense", "a.b", "::::::", "aaaaaaaaaaaaaaaaaaaaaa.", "é\u0000:=" })
    void knowsNothingByWhatIsNoToken(String token) {
        assertThat(tokens.deviceOf(token, "anna")).isEmpty();
        assertThat(tokens.deviceOf(tokens.with(token, "anna"), "anna")).isPresent();
    }

    @Test
    void refusesAForgedEntry() {
        String token = tokens.with(null, "anna");
        var others = new DeviceTokens("x".repeat(32).getBytes(StandardCharsets.US_ASCII));
        assertThat(tokens.deviceOf(others.with(null, "anna"), "anna")).isEmpty();
        assertThat(tokens.deviceOf("A".repeat(22) + token.substring(22), "anna")).isEmpty();
    }
}
