package dev.parley.api.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bot is set up.
 *
 * @param token as BotFather has given it
 * @param publicAddress where the page is reached by those who get a link
 * @param apiAddress where the Bot API is
 * @param askers who may ask for calls, by Telegram user id or {@code @name}; empty for all
 * @param askFor how long somebody has to agree to a call
 * @param pollTimeout how long Telegram may hold a request for news while there are none
 * @param lease how long a node that is silent remains the one that asks Telegram for news
 */
@ConfigurationProperties("parley.telegram")
record TelegramProperties(
    String token,
    @Nullable URI publicAddress,
    @DefaultValue("https://api.telegram.org") URI apiAddress,
    @DefaultValue List<String> askers,
    @DefaultValue("10m") Duration askFor,
    @DefaultValue("25s") Duration pollTimeout,
    @DefaultValue("15s") Duration lease
) {
    private static final Pattern TOKEN = Pattern.compile("\\d+:[A-Za-z0-9_-]+");
    private static final Pattern ASKER = Pattern.compile("\\d+|@?[A-Za-z][A-Za-z0-9_]{3,31}");

    TelegramProperties {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("PARLEY_TELEGRAM_TOKEN is not of the shape 123456:letters-and-digits");
        }
        if (publicAddress == null || !isWeb(publicAddress)) {
            throw new IllegalArgumentException(
                "PARLEY_TELEGRAM_PUBLICADDRESS must be where the page is reached, https://chat.example.org"
            );
        }
        if (!isWeb(apiAddress)) {
            throw new IllegalArgumentException("PARLEY_TELEGRAM_APIADDRESS must be an http or https address");
        }
        askers.forEach(TelegramProperties::requireAsker);
        askers = askers.stream().map(TelegramProperties::plain).toList();
    }

    private static boolean isWeb(URI address) {
        return address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
    }

    private static void requireAsker(String asker) {
        if (!ASKER.matcher(asker).matches()) {
            throw new IllegalArgumentException("PARLEY_TELEGRAM_ASKERS has neither a user id nor a @name: " + asker);
        }
    }

    private static String plain(String asker) {
        return asker.replace("@", "").toLowerCase(Locale.ROOT);
    }

    boolean mayAsk(TelegramPerson person) {
        String username = person.username();
        return (
            askers.isEmpty() ||
            askers.contains(Long.toString(person.id())) ||
            (username != null && askers.contains(username.toLowerCase(Locale.ROOT)))
        );
    }

    URI page() {
        return Objects.requireNonNull(publicAddress);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TelegramProperties[" + apiAddress + "]";
    }
}
