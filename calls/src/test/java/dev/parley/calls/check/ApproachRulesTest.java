package dev.parley.calls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.check.Approach.Proxy;
import dev.parley.calls.check.Finding.Reason;
import dev.parley.calls.check.Finding.Subject;
import dev.parley.calls.check.Finding.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApproachRulesTest {

    private static final String OUTSIDE = "8.8.8.8";
    private static final String INSIDE = "10.0.0.9";

    @Test
    void failsWhereOneFromOutsideIsLedToAnInnerAddress() {
        var finding = addresses(from(OUTSIDE, "chat.example.org"), "10.0.0.5", "127.0.0.1");

        assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(finding.reason()).isEqualTo(Reason.PRIVATE_ADDRESS);
        assertThat(finding.facts()).containsEntry("addresses", "10.0.0.5:10000, 127.0.0.1:10000");
        assertThat(finding.facts()).containsEntry("source", "found");
    }

    @Test
    void warnsWhereOnlyTheNameOfThePageLooksPublic() {
        assertThat(addresses(from(INSIDE, "chat.example.org"), "10.0.0.5").verdict()).isEqualTo(Verdict.WARNED);
    }

    @Test
    void passesWithinOneNetwork() {
        assertThat(addresses(from(INSIDE, "chat.lan"), "10.0.0.5").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(addresses(from("127.0.0.1", "localhost"), "127.0.0.1").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void passesWhereOneOfTheAddressesIsPublic() {
        assertThat(addresses(from(OUTSIDE, "chat.example.org"), "10.0.0.5", "9.9.9.9").verdict()).isEqualTo(
            Verdict.PASSED
        );
    }

    @Test
    void warnsWhereTheBrowsersFamilyIsLedToAnInnerAddress() {
        var finding = addresses(from(OUTSIDE, "chat.example.org"), "192.168.1.2", "2a00::1");

        assertThat(finding.verdict()).isEqualTo(Verdict.WARNED);
        assertThat(finding.reason()).isEqualTo(Reason.PRIVATE_ADDRESS);
        assertThat(addresses(from("2a00::2", "chat.example.org"), "192.168.1.2", "2a00::1").verdict()).isEqualTo(
            Verdict.PASSED
        );
    }

    @Test
    void failsWhereOnlyTheServersOwnMachineGetsThere() {
        var finding = addresses(from(INSIDE, "chat.lan"), "127.0.0.1");

        assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(finding.reason()).isEqualTo(Reason.LOOPBACK_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, MACHINE",
        "x.localhost, MACHINE",
        "127.0.0.2, MACHINE",
        "[::1], MACHINE",
        "chat, NETWORK",
        "chat.LAN, NETWORK",
        "chat.home.arpa, NETWORK",
        "192.168.1.4, NETWORK",
        "100.64.0.1, NETWORK",
        "[fd00::1], NETWORK",
        "chat.example.org, INTERNET",
        "9.9.9.9, INTERNET",
        "[2a00::1], INTERNET",
    })
    void judgesAHostByItsLooks(String host, Reach reach) {
        assertThat(Reach.of(host)).isEqualTo(reach);
    }

    @Test
    void wantsTlsWhereAPageIsReachedByANetwork() {
        assertThat(ApproachRules.origin(by("http", "chat.example.org", 80)).reason()).isEqualTo(Reason.INSECURE);
        assertThat(ApproachRules.origin(by("http", "localhost", 8080)).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(ApproachRules.origin(by("https", "chat.example.org", 443)).facts()).containsEntry(
            "origin",
            "https://chat.example.org"
        );
    }

    @Test
    void warnsWhereTheConfigurationNamesAnotherAddress() {
        var finding = ApproachRules.origin(by("https", "chat.example.org", 443, "https://parley.example.org/"));

        assertThat(finding.reason()).isEqualTo(Reason.OTHER_ADDRESS);
        assertThat(finding.facts()).containsEntry("configured", "https://parley.example.org");
        assertThat(
            ApproachRules.origin(by("https", "chat.example.org", 443, "HTTPS://Chat.example.org:443")).verdict()
        ).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @CsvSource({ "NONE, PASSED", "TRUSTED, PASSED", "TRUSTED_AND_SILENT, WARNED", "UNTRUSTED, FAILED" })
    void findsAProxyThatIsNotTrusted(Proxy proxy, Verdict verdict) {
        var approach = new Approach("https", "a.org", 443, InetAddress.ofLiteral(INSIDE), proxy, List.of());

        assertThat(ApproachRules.proxy(approach).verdict()).isEqualTo(verdict);
        assertThat(ApproachRules.proxy(approach).facts()).containsEntry("client", INSIDE);
    }

    private static Finding addresses(Approach approach, String... announced) {
        var sockets = Stream.of(announced)
            .map(address -> new InetSocketAddress(InetAddress.ofLiteral(address), 10_000))
            .toList();
        return ApproachRules.addresses(Subject.ADDRESSES, sockets, false, approach);
    }

    private static Approach from(String client, String host) {
        return new Approach("https", host, 443, InetAddress.ofLiteral(client), Proxy.NONE, List.of());
    }

    private static Approach by(String scheme, String host, int port, String... configured) {
        return new Approach(
            scheme,
            host,
            port,
            InetAddress.ofLiteral(OUTSIDE),
            Proxy.NONE,
            Stream.of(configured).map(URI::create).toList()
        );
    }
}
