package dev.parley.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.DebianProgram;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Repository;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shipped Caddyfile with TLS, by a certificate that this Caddy makes for itself, before two nodes. */
@Timeout(180)
class TlsProxyIT {

    private static final Node.Apart NODES = new Node.Apart("proxied");
    private static final String TRUSTING = "parley.edge.trusted-proxies=127.0.0.1";

    /** For a test: nothing on port 80, in the machine's own certificates, or to be configured by others. */
    private static final String OPTIONS = "{\n\tauto_https disable_redirects\n\tskip_install_trust\n\tadmin off\n}\n";

    @TempDir
    private Path folder;

    @Test
    void clientsReachAnotherNodeWhenTheirsHasGone() throws Exception {
        var caddy = DebianProgram.require("caddy", "caddy");
        int port = Ports.free();
        var origin = "https://localhost:" + port;
        var going = NODES.start(_ -> {}, TRUSTING);
        try (var staying = NODES.start(_ -> {}, TRUSTING)) {
            var user = staying.newUser();
            var proxy = start(caddy, origin, going, staying);
            try {
                var http = trusting(awaitRoot(proxy));
                awaitAnswer(http, origin, proxy);
                try (var socket = connect(http, origin, user)) {
                    going.close();
                    for (int i = 0; i < 10; i++) {
                        assertThat(get(http, origin + "/api/me", user)).isEqualTo(200);
                        try (var other = connect(http, origin, user)) {
                            other.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                        }
                    }
                    // By chance it was on either; a client is told to go elsewhere, or goes on.
                    if (socket.isClosed()) {
                        assertThat(socket.expectClose()).isEqualTo(1001);
                    } else {
                        socket.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                    }
                }
            } finally {
                proxy.destroy();
                proxy.waitFor();
            }
        } finally {
            going.close();
        }
    }

    private Process start(Path caddy, String origin, Node... nodes) throws IOException {
        var file = folder.resolve("Caddyfile");
        Files.writeString(file, OPTIONS + Repository.read("docs/deployment/Caddyfile"));
        var builder = new ProcessBuilder(
            caddy.toString(),
            "run",
            "--adapter",
            "caddyfile",
            "--config",
            file.toString()
        );
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("proxy.log").toFile());
        var variables = builder.environment();
        variables.put("PARLEY_DOMAIN", origin);
        variables.put("PARLEY_UPSTREAM", String.join(" ", List.of(nodes).stream().map(TlsProxyIT::address).toList()));
        for (var home : List.of("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")) {
            variables.put(home, folder.toString());
        }
        return builder.start();
    }

    private static String address(Node node) {
        return "127.0.0.1:" + node.address().getPort();
    }

    /** The certificate of the authority that Caddy has made for itself. */
    private Path awaitRoot(Process proxy) throws Exception {
        var root = folder.resolve("caddy/pki/authorities/local/root.crt");
        while (!Files.exists(root)) {
            assertThat(proxy.waitFor(50, TimeUnit.MILLISECONDS))
                .as(() -> log())
                .isFalse();
        }
        return root;
    }

    private void awaitAnswer(HttpClient http, String origin, Process proxy) throws Exception {
        while (true) {
            try {
                http.send(HttpRequest.newBuilder(URI.create(origin + "/")).build(), BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                assertThat(proxy.waitFor(50, TimeUnit.MILLISECONDS))
                    .as(() -> log())
                    .isFalse();
            }
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("proxy.log"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static SocketClient connect(HttpClient http, String origin, TestUser user) {
        var address = URI.create(origin.replace("https", "wss") + "/api/socket");
        var socket = SocketClient.openAt(http, address, origin, user.username());
        socket.authenticate(user.accessToken());
        return socket;
    }

    private static int get(HttpClient http, String address, TestUser user) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header(
            "Authorization",
            "Bearer " + user.accessToken()
        );
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static HttpClient trusting(Path certificate) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var content = Files.newInputStream(certificate)) {
            store.setCertificateEntry("proxy", CertificateFactory.getInstance("X.509").generateCertificate(content));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
