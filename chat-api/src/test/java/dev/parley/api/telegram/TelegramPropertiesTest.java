package dev.parley.api.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramPropertiesTest {

    private static final URI PAGE = URI.create("https://chat.example.org");

    private static TelegramProperties properties(String token, @Nullable URI page, String... askers) {
        var minute = Duration.ofMinutes(1);
        return new TelegramProperties(token, page, PAGE, List.of(askers), minute, minute, minute);
    }

    @ParameterizedTest
    @ValueSource(strings = { "secret", "12:a b", "12:../x", "12:a/getMe?", "x:abc" })
    void refusesWhatIsNoTokenWithoutPrintingIt(String token) {
        assertThatThrownBy(() -> properties(token, PAGE))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("PARLEY_TELEGRAM_TOKEN")
            .hasMessageNotContaining(token);
    }

    @Test
    void needsToKnowWhereThePageIs() {
        assertThatThrownBy(() -> properties(BotApiServer.TOKEN, null)).hasMessageContaining("PUBLICADDRESS");
        assertThatThrownBy(() -> properties(BotApiServer.TOKEN, URI.create("chat.example.org"))).hasMessageContaining(
            "PUBLICADDRESS"
        );
    }

    @Test
    void letsAllAskOrThoseWhoAreListed() {
        var ann = new TelegramPerson(42, "Annabel", "Ann", Language.ENGLISH);
        assertThat(properties(BotApiServer.TOKEN, PAGE).mayAsk(ann)).isTrue();
        assertThat(properties(BotApiServer.TOKEN, PAGE, "@annabel").mayAsk(ann)).isTrue();
        assertThat(properties(BotApiServer.TOKEN, PAGE, "bobby", "42").mayAsk(ann)).isTrue();
        assertThat(properties(BotApiServer.TOKEN, PAGE, "@bobby", "43").mayAsk(ann)).isFalse();
        var nameless = new TelegramPerson(44, null, "Nora", Language.ENGLISH);
        assertThat(properties(BotApiServer.TOKEN, PAGE, "annabel").mayAsk(nameless)).isFalse();
        assertThatThrownBy(() -> properties(BotApiServer.TOKEN, PAGE, "Ann Bell")).hasMessageContaining("ASKERS");
    }
}
