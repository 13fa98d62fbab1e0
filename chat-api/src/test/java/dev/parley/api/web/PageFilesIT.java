package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page's files come to a browser: compressed where it takes that, and kept for as long as they cannot change. */
class PageFilesIT {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
            "gzip, deflate, br, zstd; br",
            "br; br",
            "gzip, deflate; gzip",
            "deflate; identity",
            "identity; identity",
            "nonsense, ; identity",
        }
    )
    void aScriptComesAsTheBrowserTakesIt(String accepted, String encoding) throws Exception {
        var plain = get(script(), "identity");

        var answer = get(script(), accepted);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Encoding")).isEqualTo(encoding.equals("identity") ? "" : encoding);
        assertThat(header(answer, "Content-Type")).isEqualTo(header(plain, "Content-Type")).contains("javascript");
        assertThat(header(answer, "Cache-Control")).contains("max-age=31536000", "immutable");
        if (encoding.equals("identity")) {
            assertThat(answer.body()).isEqualTo(plain.body());
        } else {
            assertThat(header(answer, "Vary")).contains("Accept-Encoding");
            assertThat(answer.body().length).isLessThan(plain.body().length / 2);
        }
        if (encoding.equals("gzip")) {
            assertThat(unzipped(answer.body())).isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/login", "/index.html", "/chats/some-id", "/m/some-code" })
    void theDocumentIsAskedForAgainAndAnsweredShortly(String address) throws Exception {
        var answer = get(address, "gzip");

        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(new String(unzipped(answer.body()), StandardCharsets.UTF_8)).contains("<div id=\"root\">");
        var again = send(
            request(address, "gzip").header("If-None-Match", header(answer, "ETag").transform(PageFilesIT::required))
        );
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/favicon.svg", "/theme.js", "/manifest.webmanifest", "/icons/parley-192.png" })
    void whatHasNoHashInItsNameIsKeptForADay(String address) throws Exception {
        var answer = get(address, "gzip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).contains("max-age=86400", "public");
        assertThat(header(answer, "Content-Type")).doesNotContain("octet-stream");
    }

    @Test
    void jsonIsCompressedWhereThatIsWorthIt() throws Exception {
        var user = Node.first().newUser();

        var large = send(request("/v3/api-docs", "gzip").header("Authorization", "Bearer " + user.accessToken()));
        var small = send(request("/api/me", "gzip").header("Authorization", "Bearer " + user.accessToken()));

        assertThat(header(large, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new String(unzipped(large.body()), StandardCharsets.UTF_8)).contains("\"openapi\"");
        assertThat(header(small, "Content-Encoding")).isEmpty();
        assertThat(new String(small.body(), StandardCharsets.UTF_8)).contains(user.id().value());
    }

    private String script() throws IOException, InterruptedException {
        var page = new String(get("/", "identity").body(), StandardCharsets.UTF_8);
        var script = SCRIPT.matcher(page);
        assertThat(script.find()).as(page).isTrue();
        return script.group(1);
    }

    private HttpResponse<byte[]> get(String path, String accepted) throws IOException, InterruptedException {
        return send(request(path, accepted));
    }

    private static HttpRequest.Builder request(String path, String accepted) {
        return HttpRequest.newBuilder(Node.first().http(path)).header("Accept-Encoding", accepted);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static byte[] unzipped(byte[] content) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return stream.readAllBytes();
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String required(String header) {
        assertThat(header).isNotEmpty();
        return header;
    }
}
