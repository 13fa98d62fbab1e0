package dev.parley.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagePathsTest {

    private static final Path ROUTES = Path.of("..", "web-ui", "src", "app", "routes.ts");
    private static final Pattern PATH = Pattern.compile("path: '([^']+)'");
    private static final String ALL_OTHERS = "/:rest(.*)*";

    @Test
    void areThoseOfThePagesRouter() throws IOException {
        var routes = PATH.matcher(Files.readString(ROUTES))
            .results()
            .map(path -> path.group(1))
            .toList();

        assertThat(routes).contains(ALL_OTHERS);
        assertThat(
            routes
                .stream()
                .filter(path -> !path.equals(ALL_OTHERS))
                .flatMap(PagePathsTest::asPatterns)
        ).containsExactlyInAnyOrderElementsOf(PagePaths.ALL);
    }

    /** {@code /a/:b?} is two patterns of the server, {@code /a} and <code>/a/{b}</code>. */
    private static Stream<String> asPatterns(String route) {
        var whole = route.replaceAll(":(\\w+)\\??", "{$1}");
        return route.endsWith("?") ? Stream.of(route.replaceAll("/:\\w+\\?$", ""), whole) : Stream.of(whole);
    }
}
