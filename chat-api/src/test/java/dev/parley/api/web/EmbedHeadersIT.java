package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may show which page in a frame, and the script by which other sites do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedHeadersIT {

    private static final String SHOP = "https://shop.example.org";
    private static final String SCRIPT = "/embed/parley-call.js";

    private final HttpClient client = HttpClient.newHttpClient();
    private Node listed;

    @BeforeAll
    void aNodeThatMayBeFramed() {
        listed = Node.start("parley.embed.origins=" + SHOP + ":443,http://localhost:3000");
    }

    @AfterAll
    void close() {
        listed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/embed/video-call/some-room", "/embed/video-call/some-room/?lang=fa&theme=light" })
    void theListedMayShowTheCall(String path) throws Exception {
        var page = get(listed, path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(policy(page))
            .contains("frame-ancestors " + SHOP + " http://localhost:3000", "script-src 'self' 'wasm-unsafe-eval'")
            .doesNotContain("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(page.body()).contains("content=\"" + SHOP + " http://localhost:3000\"", "<div id=\"root\">");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "/",
            "/login",
            "/m/abc-defg-hij",
            "/video-call/some-room",
            "/embed",
            "/embed/video-call",
            "/embed/video-call/a/b",
            "/embed/nothing.js",
            "/nothing",
            "/api/nothing",
            "/index.html",
        }
    )
    void nobodyMayShowAnyOther(String path) throws Exception {
        assertIsFramedByNobody(get(listed, path));
    }

    @Test
    void nobodyMayShowTheCallWhereNobodyIsListed() throws Exception {
        var page = get(Node.first(), "/embed/video-call/some-room");

        assertIsFramedByNobody(page);
        assertThat(page.body()).contains("<meta name=\"parley-embed-origins\" content=\"\" />");
    }

    @Test
    void anySiteMayLoadTheScriptWhichNeedsNoOther() throws Exception {
        var script = get(listed, SCRIPT, "Origin", SHOP);

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(script.headers().firstValue("Cache-Control").orElse("")).contains("public", "max-age=3600");
        assertThat(script.body()).contains("parley-call").doesNotContain("import\"", "import ", "from\"", "import(");
        assertThat(script.body().length()).isLessThan(8_000);

        String tag = script.headers().firstValue("ETag").orElseThrow();
        assertThat(get(listed, SCRIPT, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void noOtherAnswerIsForOtherSites() throws Exception {
        for (String path : List.of("/", "/embed/video-call/some-room", "/api/video-call/some-room/verify?token=x")) {
            var answer = get(listed, path, "Origin", SHOP);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
        }
    }

    private HttpResponse<String> get(Node node, String path, String... headers)
        throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.http(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static List<String> policy(HttpResponse<String> answer) {
        return List.of(answer.headers().firstValue("Content-Security-Policy").orElse("").split("; "));
    }

    private static void assertIsFramedByNobody(HttpResponse<String> answer) {
        assertThat(policy(answer)).contains("frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    }
}
