package dev.parley.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.DebianProgram;
import dev.parley.api.testing.Repository;
import dev.parley.calls.testing.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay of the Compose file, with the ranges that it denies, is no way into the networks of its host. */
class DeniedPeersIT {

    private static final String SECRET = "a secret of the tests alone";
    private static final int FORBIDDEN = 403;
    private static final Pattern DENIED = Pattern.compile("^ +- (--denied-peer-ip=\\S+)$", Pattern.MULTILINE);

    private static final List<String> INNER = List.of(
        "0.0.0.1",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "240.0.0.1",
        "255.255.255.255"
    );

    private static final List<String> INNER_OF_IPV6 = List.of(
        "::1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "febf::1"
    );

    @TempDir
    Path folder = Path.of("");

    @Test
    void theShippedRangesAreReadAndRefused() throws IOException, InterruptedException, GeneralSecurityException {
        var turnserver = DebianProgram.require("turnserver", "coturn");
        int port = Ports.free();
        var command = new ArrayList<>(
            List.of(
                turnserver.toString(),
                "-n",
                "--no-cli",
                "--listening-ip=127.0.0.1",
                "--relay-ip=127.0.0.1",
                "--relay-ip=::1",
                "--listening-port=" + port,
                "--use-auth-secret",
                "--static-auth-secret=" + SECRET,
                "--realm=parley",
                "--no-tls",
                "--no-dtls",
                "--log-file=stdout",
                "--no-multicast-peers",
                // Without it coturn denies loopback by itself, whatever the file says.
                "--allow-loopback-peers"
            )
        );
        var denied = DENIED.matcher(Repository.read("docker-compose.yml"))
            .results()
            .map(range -> range.group(1))
            .toList();
        assertThat(denied).isNotEmpty();
        command.addAll(denied);
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        try (var log = process.inputReader()) {
            assertThat(start(log)).doesNotContainIgnoringCase("wrong").doesNotContainIgnoringCase("bad argument");
            var server = new InetSocketAddress("127.0.0.1", port);
            assertAllowedAndDenied(server, false, "8.8.8.8", INNER);
            assertAllowedAndDenied(server, true, "2600::1", INNER_OF_IPV6);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void assertAllowedAndDenied(InetSocketAddress server, boolean ipv6, String outer, List<String> inner)
        throws IOException, GeneralSecurityException {
        try (var client = new TurnClient(server, SECRET)) {
            assertThat(client.allocate(ipv6)).isZero();
            assertThat(client.permit(InetAddress.ofLiteral(outer)))
                .as(outer)
                .isZero();
            for (String peer : inner) {
                assertThat(client.permit(InetAddress.ofLiteral(peer)))
                    .as(peer)
                    .isEqualTo(FORBIDDEN);
            }
        }
    }

    /** What it says until it has started. */
    private static String start(BufferedReader log) throws IOException {
        var said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Total General servers")) {
                return said.toString();
            }
        }
        throw new AssertionError("coturn does not start: " + said);
    }
}
