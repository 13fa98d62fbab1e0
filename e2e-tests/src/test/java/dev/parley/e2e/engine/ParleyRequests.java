package dev.parley.e2e.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of one user to a Parley, in the way that measures least beside them: one connection, and answers as bytes. */
final class ParleyRequests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String accessToken;

    private ParleyRequests(URI address, String accessToken) {
        this.address = address;
        this.accessToken = accessToken;
    }

    /** Of nobody yet. */
    static ParleyRequests to(URI address) {
        return new ParleyRequests(address, "");
    }

    /** Registers somebody. */
    static ParleyRequests register(URI address, String username, String password) throws IOException {
        var body = Map.of("username", username, "displayName", username, "password", password);
        return new ParleyRequests(address, login(to(address).post("/api/auth/register", body)));
    }

    ParleyRequests logIn(String username, String password) throws IOException {
        return new ParleyRequests(
            address,
            login(post("/api/auth/login", Map.of("username", username, "password", password)))
        );
    }

    private static String login(JsonNode answer) {
        return answer.path("accessToken").asString();
    }

    String accessToken() {
        return accessToken;
    }

    /** @return the answer */
    byte[] get(String path) throws IOException {
        return exchange(request(path).GET());
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException {
        var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
        return JSON.readTree(exchange(request(path).header("Content-Type", "application/json").POST(json)));
    }

    /** @return the id of the upload */
    String upload(String chatId, byte[] file) throws IOException {
        BodyPublisher body = BodyPublishers.ofByteArray(file);
        var upload = request("/api/chats/" + chatId + "/attachments?name=file.bin")
            .header("Content-Type", "application/octet-stream")
            .POST(body);
        return JSON.readTree(exchange(upload)).path("id").asString();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path));
        return accessToken.isEmpty() ? request : request.header("Authorization", "Bearer " + accessToken);
    }

    private byte[] exchange(HttpRequest.Builder builder) throws IOException {
        var request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new IOException(
                    "%s answered %d: %s".formatted(
                        request.uri(),
                        response.statusCode(),
                        new String(response.body(), StandardCharsets.UTF_8)
                    )
                );
            }
            return response.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
