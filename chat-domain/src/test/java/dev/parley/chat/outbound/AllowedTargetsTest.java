package dev.parley.chat.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ParleyException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedTargetsTest {

    private final AllowedTargets targets = targets();

    private static AllowedTargets targets(String... allowed) {
        return new AllowedTargets(new OutboundProperties(List.of(allowed), Duration.ofSeconds(1)));
    }

    @Test
    void leadsToNoAddressOfThisMachineItself() throws UnknownHostException {
        var own = InetAddress.getByName("93.184.216.34");
        var properties = new OutboundProperties(List.of(), Duration.ofSeconds(1));
        assertThat(new AllowedTargets(properties, own::equals).allows(own)).isFalse();
        assertThat(new AllowedTargets(properties, _ -> false).allows(own)).isTrue();
        var allowed = new OutboundProperties(List.of("93.184.216.0/24"), Duration.ofSeconds(1));
        assertThat(new AllowedTargets(allowed, own::equals).allows(own)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.1",
            "2130706433",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.7",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:a9fe:a9fe",
            "::ffff:0:127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::8.8.8.8",
            "64:ff9b:1::a00:1",
            "100::1",
            "2001::1",
            "2001:0:7f00:1::",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:a00:1::",
            "3fff::1",
            "fc00::1",
            "fd12:3456:789a::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "ff05::2",
        }
    )
    void refusesWhatIsNotOfThePublicInternet(String address) throws UnknownHostException {
        assertThat(targets.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "1.1.1.1",
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.167.0.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.254",
            "::ffff:8.8.8.8",
            "2001:200::1",
            "2606:4700::1111",
            "2a00:1450:4001::200e",
        }
    )
    void allowsThePublicInternet(String address) throws UnknownHostException {
        assertThat(targets.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void allowsWhatTheConfigurationNamesAndNothingBesideIt() throws UnknownHostException {
        var some = targets("10.1.2.0/23", "fd00:1::/32", "192.168.7.7");
        assertThat(some.allows(InetAddress.getByName("10.1.3.255"))).isTrue();
        assertThat(some.allows(InetAddress.getByName("10.1.4.0"))).isFalse();
        assertThat(some.allows(InetAddress.getByName("fd00:1:ffff::1"))).isTrue();
        assertThat(some.allows(InetAddress.getByName("fd00:2::1"))).isFalse();
        assertThat(some.allows(InetAddress.getByName("192.168.7.7"))).isTrue();
        assertThat(some.allows(InetAddress.getByName("192.168.7.8"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "hooks.example.org/in",
            "/in",
            "//hooks.example.org/in",
            "ftp://hooks.example.org/in",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https:/in",
            "https://",
            "https://user:password@hooks.example.org/",
            "https://hooks.example.org/#part",
            "https://hooks.example.org:0/",
            "https://hooks.example.org:70000/",
            "https://hooks.example.org/a b",
            "https://127.0.0.1/",
            "http://[::1]:8080/",
            "http://[::ffff:127.0.0.1]/",
            "http://169.254.169.254/latest/meta-data/",
        }
    )
    void refusesWhatIsNoPublicAddressOfTheWeb(String text) {
        assertThatThrownBy(() -> targets.require("address", text))
            .isInstanceOf(ParleyException.class)
            .hasMessageContaining("address");
        assertThatThrownBy(() -> targets.require("address", "https://a.example/" + "x".repeat(2_000))).isInstanceOf(
            ParleyException.class
        );
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "https://hooks.example.org/in?room=1",
            "HTTP://hooks.example.org:8443",
            "https://1.1.1.1/",
            "https://[2606:4700::1111]/in",
        }
    )
    void takesAddressesOfTheWeb(String text) {
        assertThat(targets.require("address", text)).hasToString(text);
    }
}
