package dev.parley.api.auth;

import dev.parley.api.edge.ClientAddress;
import dev.parley.chat.auth.Whereabouts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** From where a request comes, as a person would say it. A client can claim to be any other. */
final class RequestWhereabouts {

    private static final int MAX_READ = 500;

    /** By the word that tells each of them from those below: every browser claims to be those that it is like. */
    private static final Map<String, String> BROWSERS = words(
        "Edg",
        "Edge",
        "OPR/",
        "Opera",
        "YaBrowser/",
        "Yandex Browser",
        "SamsungBrowser/",
        "Samsung Internet",
        "Firefox/",
        "Firefox",
        "FxiOS/",
        "Firefox",
        "CriOS/",
        "Chrome",
        "Chrome/",
        "Chrome",
        "Version/",
        "Safari"
    );
    private static final Map<String, String> SYSTEMS = words(
        "iPhone",
        "iPhone",
        "iPad",
        "iPad",
        "Android",
        "Android",
        "CrOS",
        "ChromeOS",
        "Windows",
        "Windows",
        "Macintosh",
        "macOS",
        "Linux",
        "Linux"
    );

    private RequestWhereabouts() {}

    static Whereabouts of(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        String read = agent == null ? "" : agent.substring(0, Math.min(agent.length(), MAX_READ));
        return new Whereabouts(
            first(BROWSERS, read),
            first(SYSTEMS, read),
            ClientAddress.of(request).address().getHostAddress()
        );
    }

    private static @Nullable String first(Map<String, String> words, String agent) {
        return words
            .entrySet()
            .stream()
            .filter(word -> agent.contains(word.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    }

    private static Map<String, String> words(String... pairs) {
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
