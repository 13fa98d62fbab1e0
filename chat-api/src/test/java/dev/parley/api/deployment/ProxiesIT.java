package dev.parley.api.deployment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.DebianProgram;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.RawHttp;
import dev.parley.api.testing.Repository;
import dev.parley.calls.testing.Ports;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped Caddyfile, and an nginx as the document tells, before a running Parley. */
class ProxiesIT {

    private static final String[] STRICT = {
        "parley.limits.enabled=true",
        "parley.limits.rates.anonymous.permits=2",
        "parley.limits.rates.anonymous.per=1h",
        "parley.edge.trusted-proxies=127.0.0.1",
    };

    @TempDir
    Path folder = Path.of("");

    @Test
    void theShippedCaddyfileLetsNobodyChooseTheirAddress() throws IOException, InterruptedException {
        var caddy = DebianProgram.require("caddy", "caddy");
        try (var node = Node.start(STRICT)) {
            int port = Ports.free();
            var file = Files.writeString(folder.resolve("Caddyfile"), Repository.read("docs/deployment/Caddyfile"));
            var command = List.of(caddy.toString(), "run", "--adapter", "caddyfile", "--config", file.toString());
            var environment = Map.of(
                "PARLEY_DOMAIN",
                "http://:" + port,
                "PARLEY_UPSTREAM",
                "127.0.0.1:" + node.address().getPort(),
                "HOME",
                folder.toString(),
                "XDG_DATA_HOME",
                folder.toString(),
                "XDG_CONFIG_HOME",
                folder.toString()
            );
            assertNobodyChoosesTheirAddress(command, environment, port, "127.9.20.");
        }
    }

    @Test
    void theShippedSiteOfNginxDoesNotEither() throws IOException, InterruptedException {
        var nginx = DebianProgram.require("nginx", "nginx-light");
        try (var node = Node.start(STRICT)) {
            int port = Ports.free();
            var file = Files.writeString(
                folder.resolve("nginx.conf"),
                """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server {
                        listen %2$d;
                        %3$s
                    }
                }
                """.formatted(folder, port, locationOfTheShippedSite(node.address().getPort()))
            );
            var command = List.of(nginx.toString(), "-e", "stderr", "-c", file.toString());
            assertNobodyChoosesTheirAddress(command, Map.of(), port, "127.9.21.");
        }
    }

    private static String locationOfTheShippedSite(int port) {
        var site = Repository.read("docs/deployment/nginx.conf");
        var location = site.substring(
            site.indexOf("location / {"),
            site.indexOf("}\n", site.indexOf("location / {")) + 1
        );
        assertThat(location).contains("http://127.0.0.1:8080;");
        return location.replace("127.0.0.1:8080", "127.0.0.1:" + port);
    }

    private void assertNobodyChoosesTheirAddress(
        List<String> command,
        Map<String, String> environment,
        int port,
        String network
    ) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("proxy.log").toFile());
        builder.environment().putAll(environment);
        var proxy = builder.start();
        try {
            awaitPort(proxy, port);
            assertThat(ask(port, network + "1", "X-Forwarded-For: 192.0.2.1")).contains(" 401");
            assertThat(ask(port, network + "1", "Forwarded: for=192.0.2.2")).contains(" 401");
            assertThat(ask(port, network + "1", "X-Forwarded-For: 192.0.2.3")).contains(" 429");
            assertThat(ask(port, network + "2", "X-Forwarded-For: 192.0.2.3")).contains(" 401");

            String page = "http://chat.example.org:" + port;
            assertThat(handshake(port, network + "3", page, "X: y")).contains(" 101");
            assertThat(handshake(port, network + "3", "http://evil.example", "Forwarded: host=evil.example")).contains(
                " 403"
            );
            assertThat(
                handshake(port, network + "3", "https://chat.example.org:" + port, "Forwarded: proto=https")
            ).contains(" 403");
        } finally {
            proxy.destroy();
            proxy.waitFor();
        }
    }

    private void awaitPort(Process proxy, int port) throws IOException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < end && proxy.isAlive()) {
            try (var socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (ConnectException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("the proxy does not listen: " + Files.readString(folder.resolve("proxy.log")));
    }

    private static String ask(int port, String from, String header) throws IOException {
        return send(
            port,
            from,
            "POST /api/auth/refresh HTTP/1.1\r\nHost: chat.example.org\r\nContent-Length: 0\r\n" + header + "\r\n\r\n"
        );
    }

    private static String handshake(int port, String from, String origin, String header) throws IOException {
        return send(
            port,
            from,
            "GET /api/socket HTTP/1.1\r\nHost: chat.example.org:" +
                port +
                "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nOrigin: " +
                origin +
                "\r\n" +
                header +
                "\r\n\r\n"
        );
    }

    private static String send(int port, String from, String request) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return RawHttp.statusLine(socket);
        }
    }
}
