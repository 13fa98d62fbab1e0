package dev.parley.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A REST client with cookies of its own, like one browser. */
public final class Rest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Node node;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private @Nullable String accessToken;
    private @Nullable String address;

    public Rest(Node node) {
        this.node = node;
    }

    /** @param body parsed JSON; a missing node when there was none */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        /** The code of problem details. */
        public String code() {
            return body.path("code").asString("");
        }
    }

    public void authenticate(String token) {
        accessToken = token;
    }

    /** Speaks from now on as a trusted proxy for a client at this address, whose limits are its own. */
    public Rest from(String clientAddress) {
        address = clientAddress;
        return this;
    }

    public CookieManager cookies() {
        return cookies;
    }

    /** Sends a change, which with the same key is the same one. @param json null for none */
    public Answer change(String method, String path, @Nullable String json, String key) {
        var body = json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        return send(
            request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"" + key + "\"")
                .method(method, body)
        );
    }

    /** As {@link #change}, with bytes for a body. */
    public Answer changeBytes(String method, String path, byte[] content, String key) {
        return send(
            request(path)
                .header("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", "\"" + key + "\"")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
        );
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send(
            request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json))
        );
    }

    /** As a body whose length is not stated beforehand. */
    public Answer postChunked(String path, String json) {
        var body = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json.getBytes(UTF_8)));
        return send(request(path).header("Content-Type", "application/json").POST(body));
    }

    public Answer put(String path, String json) {
        return send(
            request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json))
        );
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer delete(String path, String json) {
        return send(
            request(path)
                .header("Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.ofString(json))
        );
    }

    /** Sends bytes as the body of a {@code PUT} or {@code POST}. */
    public Answer upload(String method, String path, byte[] content) {
        return upload(method, path, HttpRequest.BodyPublishers.ofByteArray(content));
    }

    public Answer upload(String method, String path, HttpRequest.BodyPublisher content) {
        return send(request(path).header("Content-Type", "application/octet-stream").method(method, content));
    }

    /** @param headers names and values in turn */
    public HttpResponse<byte[]> download(String path, String... headers) {
        return send(with(request(path).GET(), headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** @param headers names and values in turn */
    public HttpResponse<byte[]> head(String path, String... headers) {
        return send(with(request(path).HEAD(), headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(node.http(path));
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        var response = send(request, HttpResponse.BodyHandlers.ofString());
        String body = response.body();
        return new Answer(
            response.statusCode(),
            body.isEmpty() ? MAPPER.missingNode() : MAPPER.readTree(body),
            response
        );
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
