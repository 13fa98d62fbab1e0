package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser gets that opens, or reloads, an address. */
class PageIT {

    /** As Chromium, Firefox and Safari send it when an address is opened. */
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final HttpClient client = HttpClient.newHttpClient();

    static String[] addresses() {
        return PagePaths.patterns()
            .stream()
            .map(path -> path.replaceAll("\\{\\w+}", "some-id"))
            .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void isThePageAtEachOfItsAddresses(String address) throws Exception {
        var answer = get(address, BROWSER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertIsThePage(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/login", "/index.html", "/v3/api-docs", "/actuator/health", "/nothing" })
    void answersHeadLikeGetWithoutABody(String address) throws Exception {
        var get = get(address, BROWSER);

        var head = send(HttpRequest.newBuilder(uri(address)).header("Accept", BROWSER).HEAD());

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.headers().firstValue("Content-Type")).isEqualTo(get.headers().firstValue("Content-Type"));
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/nothing", "/chats/a/b", "/calls/a/b", "/assets/nothing", "/favicon.icon" })
    void isThePageThatSaysSoWhereThereIsNothing(String address) throws Exception {
        var answer = get(address, BROWSER);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertIsThePage(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = { "*/*", "application/json", "nonsense" })
    void isAProblemForPrograms(String accept) throws Exception {
        var answer = get("/nothing", accept);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertIsAProblem(answer);
    }

    @Test
    void isAProblemAtTheRoutesOfTheApiWhoeverAsks() throws Exception {
        var rest = Node.first().newUser();
        var request = HttpRequest.newBuilder(uri("/api/nothing"))
            .header("Accept", BROWSER)
            .header("Authorization", "Bearer " + rest.accessToken());

        var answer = send(request);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertIsAProblem(answer);
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", accept));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return Node.first().http(path);
    }

    private static void assertIsThePage(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("<div id=\"root\">");
    }

    private static void assertIsAProblem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"NOT_FOUND\"");
    }
}
