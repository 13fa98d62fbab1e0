package dev.parley.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class MetricsAccessTest {

    private static final String TOKEN = "a-token-of-the-tests";

    @Test
    void nobodyMayUnlessTheConfigurationSaysSo() {
        assertThat(access(null, false).allows(asked("127.0.0.1", "127.0.0.1"))).isFalse();
        assertThat(access("  ", false).allows(bearing(""))).isFalse();
        assertThat(access(null, false).allows(bearing(TOKEN))).isFalse();
    }

    @Test
    void whoeverHasTheTokenMay() {
        var access = access(TOKEN, false);

        assertThat(access.allows(bearing(TOKEN))).isTrue();
        assertThat(access.allows(bearing(TOKEN + "x"))).isFalse();
        assertThat(access.allows(bearing(""))).isFalse();
        assertThat(access.allows(asked("127.0.0.1", "127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost, true",
        "127.0.0.1, 127.0.0.1, true",
        "::1, ::1, true",
        "10.1.2.3, 127.0.0.1, false",
        "127.0.0.1, chat.example.org, false",
        "127.0.0.1, 10.1.2.3, false",
    })
    void aLocalProgramMayWhereThatIsOpened(String peer, String host, boolean expected) {
        assertThat(access(null, true).allows(asked(peer, host))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Server", "Forwarded", "Via", "X-Real-IP" })
    void aProxyOfTheSameMachineMayNot(String header) {
        var request = asked("127.0.0.1", "localhost");
        request.addHeader(header, "127.0.0.1");

        assertThat(access(null, true).allows(request)).isFalse();
    }

    @Test
    void aTokenThatIsGuessedSoonIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricsProperties("secret", false));
        assertThat(new MetricsProperties(TOKEN, false).toString()).doesNotContain(TOKEN);
    }

    private static MetricsAccess access(@Nullable String token, boolean local) {
        return new MetricsAccess(new MetricsProperties(token, local));
    }

    private static MockHttpServletRequest asked(String peer, String host) {
        var request = new MockHttpServletRequest("GET", MetricsAccess.PATH);
        request.setRemoteAddr(peer);
        request.setServerName(host);
        return request;
    }

    private static MockHttpServletRequest bearing(String token) {
        var request = asked("10.1.2.3", "chat.example.org");
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }
}
