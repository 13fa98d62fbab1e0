package dev.parley.calls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.People;
import dev.parley.calls.check.Finding.Reason;
import dev.parley.calls.check.Finding.Verdict;
import dev.parley.calls.ice.IceServer;
import dev.parley.calls.ice.TestGrants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayProbeTest {

    private static final String SECRET = "the secret";
    private static final int ALLOCATE = 0x0003;
    private static final int REFRESH = 0x0004;

    private final RelayProbe probe = new RelayProbe();

    @Test
    void findsAServerThatTakesTheSecretAndGivesTheRelayBack() throws IOException {
        try (var server = new FakeTurnServer(SECRET)) {
            for (String url : List.of(server.byUdp(), server.byTcp())) {
                server.asked.clear();
                var finding = look(url, SECRET);

                assertThat(finding.verdict()).as("%s", finding).isEqualTo(Verdict.PASSED);
                assertThat(finding.facts()).containsEntry("url", url).containsKey("ms");
                assertThat(server.asked).containsExactly(ALLOCATE, ALLOCATE, REFRESH);
            }
        }
    }

    @Test
    void asksOnceMoreWhereTheNonceIsOldMeanwhile() throws IOException {
        try (var server = new FakeTurnServer(SECRET).forgetful()) {
            assertThat(look(server.byUdp(), SECRET).verdict()).isEqualTo(Verdict.PASSED);
            assertThat(server.asked).containsExactly(ALLOCATE, ALLOCATE, ALLOCATE, REFRESH);
        }
    }

    @Test
    void findsThatTheSecretIsAnother() throws IOException {
        try (var server = new FakeTurnServer(SECRET)) {
            assertThat(look(server.byUdp(), "another").reason()).isEqualTo(Reason.RELAY_SECRET);
            assertThat(look(server.byTcp(), "another").reason()).isEqualTo(Reason.RELAY_SECRET);
        }
    }

    @Test
    void findsAServerThatRefusesOtherwise() throws IOException {
        try (var server = new FakeTurnServer(SECRET).full()) {
            var finding = look(server.byUdp(), SECRET);

            assertThat(finding.reason()).isEqualTo(Reason.RELAY_REFUSES);
            assertThat(finding.facts()).containsEntry("code", "508");
        }
    }

    @Test
    void findsSilence() throws IOException {
        try (var server = new FakeTurnServer(SECRET).silent()) {
            assertThat(look(server.byUdp(), SECRET).reason()).isEqualTo(Reason.RELAY_SILENT);
            assertThat(server.asked).containsExactly(ALLOCATE, ALLOCATE, ALLOCATE);
        }
        assertThat(look("turn:127.0.0.1:1?transport=tcp", SECRET).reason()).isEqualTo(Reason.RELAY_SILENT);
    }

    @Test
    void findsAServerThatSpeaksSomethingElse() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(server));
            assertThat(look("turn:127.0.0.1:" + server.getLocalPort() + "?transport=tcp", SECRET).reason()).isEqualTo(
                Reason.RELAY_SILENT
            );
            assertThat(look("turns:127.0.0.1:" + server.getLocalPort(), SECRET).reason()).isEqualTo(Reason.RELAY_TLS);
        }
    }

    @Test
    void findsAnAddressThatIsNone() {
        assertThat(look("turn:what is this", SECRET).reason()).isEqualTo(Reason.RELAY_ADDRESS_WRONG);
        assertThat(look("turn:nowhere.invalid", SECRET).reason()).isEqualTo(Reason.RELAY_UNKNOWN);
    }

    private static void greet(ServerSocket server) {
        try {
            while (true) {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write("220 mail.example.org ready\r\n".getBytes(StandardCharsets.UTF_8));
                    socket.getInputStream().readNBytes(20);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private Finding look(String url, String secret) {
        IceServer server = TestGrants.turn(url, secret, People.ANN);
        return probe.look(url, server);
    }
}
