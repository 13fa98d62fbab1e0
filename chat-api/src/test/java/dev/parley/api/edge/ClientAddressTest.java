package dev.parley.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7:8080, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "[::ffff:203.0.113.7]:80, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "[2001:db8:1:2:ffff::]:443, 2001:db8:1:2::/64",
        "fe80::1%eth0, fe80:0:0:0::/64",
    })
    void isCountedByItsNetwork(String text, String key) {
        assertThat(ClientAddress.parse(text).orElseThrow().key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "unknown", "localhost", "example.org", "[", "_hidden", "1.2.3.4.5" })
    void isALiteralAndNoName(String text) {
        assertThat(ClientAddress.parse(text)).isEmpty();
    }

    @Test
    void anOriginHasOneHostAndOnePort() {
        assertThat(Origin.parse("http://127.0.0.1:8240.evil.example")).isEmpty();
        assertThat(Origin.parse("http://a:0")).isEmpty();
        assertThat(Origin.parse("http://a:99999")).isEmpty();
        assertThat(Origin.parse("null")).isEmpty();
        assertThat(Origin.parse("https://Chat.Example.org")).contains(new Origin("https", "chat.example.org", 443));
        assertThat(Origin.parse("http://[::1]:8080")).contains(new Origin("http", "[::1]", 8080));
    }
}
