package dev.parley.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.auth.Whereabouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestWhereaboutsTest {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox | Linux",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 | Chrome | Windows",
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0 | Edge | Windows",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15 | Safari | macOS",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile Safari/604.1 | Chrome | iPhone",
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 | Chrome | Android",
            "curl/8.5.0 | | ",
        }
    )
    void readsBrowserAndSystem(String agent, String browser, String system) {
        assertThat(of(agent)).isEqualTo(new Whereabouts(browser, system, "192.0.2.1"));
    }

    @Test
    void takesNoWordsOfTheClient() {
        assertThat(of("<b>Call +1 555 0100</b>\u202e")).isEqualTo(new Whereabouts(null, null, "192.0.2.1"));
        assertThat(of("x".repeat(100_000) + "Firefox/1")).isEqualTo(new Whereabouts(null, null, "192.0.2.1"));
    }

    private static Whereabouts of(String agent) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.1");
        request.addHeader("User-Agent", agent);
        return RequestWhereabouts.of(request);
    }
}
