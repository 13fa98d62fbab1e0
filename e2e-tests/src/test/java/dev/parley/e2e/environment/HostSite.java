package dev.parley.e2e.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody else's site, whose pages show calls of Parley in frames. To browsers 127.0.0.1 is another site than localhost. */
public final class HostSite implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();

    private static final class Listed {

        static final HostSite SITE = new HostSite();
    }

    /** One that no server lists. */
    public HostSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                var page = pages.get(exchange.getRequestURI().getPath());
                if (page == null) {
                    exchange.sendResponseHeaders(404, -1);
                    return;
                }
                byte[] body = page.getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    /** The one that every server of the run lists; it goes on until the run is over. */
    public static HostSite listed() {
        return Listed.SITE;
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Puts up one more page with this body. */
    public URI page(String body) {
        var path = "/" + pages.size();
        pages.put(
            path,
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>A shop</title>
            <style>
              body { margin: 0; padding: 12px; font-family: sans-serif; }
              parley-call, iframe { box-sizing: border-box; width: 100%%; height: calc(100vh - 24px); border: 0; }
            </style>
            </head>
            <body>%s</body>
            </html>
            """.formatted(body)
        );
        return URI.create(origin() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
