package dev.parley.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.org, https://shop.example.org",
        "HTTPS://Shop.Example.ORG, https://shop.example.org",
        "https://shop.example.org:443, https://shop.example.org",
        "http://shop.example.org:80, http://shop.example.org",
        "http://shop.example.org:443, http://shop.example.org:443",
        "http://127.0.0.1:8081, http://127.0.0.1:8081",
        "http://[::1]:3000, http://[::1]:3000",
    })
    void areAsBrowsersWriteThem(String configured, String origin) {
        assertThat(new EmbedProperties(List.of(configured)).origins()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "*",
            "null",
            "shop.example.org",
            "https://*.example.org",
            "https://shop.example.org/",
            "https://shop.example.org/calls",
            "https://user@shop.example.org",
            "https://shop.example.org 'self'",
            "https://shop.example.org; script-src *",
            "https://shop.example.org\"><script>",
            "javascript://shop.example.org",
        }
    )
    void areRefusedWhereTheyAreNone(String configured) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> new EmbedProperties(List.of(configured)))
            .withMessageContaining("parley.embed.origins");
    }

    @Test
    void countOnce() {
        var twice = List.of("https://shop.example.org", "https://shop.example.org:443");
        assertThat(new EmbedProperties(twice).origins()).hasSize(1);
    }
}
