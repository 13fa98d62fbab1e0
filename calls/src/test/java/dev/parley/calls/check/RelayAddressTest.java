package dev.parley.calls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.check.RelayAddress.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAddressTest {

    @ParameterizedTest
    @CsvSource({
        "turn:turn.example.org, turn.example.org, 3478, UDP",
        "turn:turn.example.org:5000?transport=udp, turn.example.org, 5000, UDP",
        "TURN:turn.example.org?transport=TCP, turn.example.org, 3478, TCP",
        "turns:turn.example.org, turn.example.org, 5349, TLS",
        "turns:turn.example.org:443?transport=tcp, turn.example.org, 443, TLS",
        "turn:192.0.2.1:3478, 192.0.2.1, 3478, UDP",
        "turn:[2001:db8::1]:3478, [2001:db8::1], 3478, UDP",
    })
    void readsAnAddress(String text, String host, int port, Way way) {
        assertThat(RelayAddress.parse(text)).contains(new RelayAddress(host, port, way));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "stun:a.org",
            "turn:",
            "turn:a.org:0",
            "turn:a.org:70000",
            "turn:a.org?x=1",
            "turn://a.org",
            "turns:a.org?transport=udp",
        }
    )
    void knowsWhatIsNone(String text) {
        assertThat(RelayAddress.parse(text)).isEmpty();
    }

    @Test
    void looksAtTheWholeText() {
        assertThat(RelayAddress.parse(" turn:a.org ")).isPresent();
        assertThat(RelayAddress.parse("xturn:a.org")).isEmpty();
    }
}
