package dev.parley.api.email;

import dev.parley.chat.auth.Whereabouts;
import dev.parley.chat.email.AccountNotice;
import dev.parley.chat.email.MailLanguage;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.user.User;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;

/**
 * Puts mails into words. What is filled in is of our own making, or cannot be anything but a plain word: user names, addresses
 * of networks, names of browsers. Nobody's free text comes into these, and nothing at all into their subjects.
 */
@RequiredArgsConstructor
class MailComposer {

    private static final String BUNDLE = "dev.parley.api.email.texts";
    private static final Pattern GAP = Pattern.compile("\\{([a-z]+)}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);
    private static final char ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private final MailProperties properties;
    private final Clock clock;

    Mail register(UserAddress to, String token) {
        return write("register", to, Map.of("link", properties.at("/register", token)));
    }

    Mail invite(UserAddress to, String token) {
        return write("invite", to, Map.of("link", properties.at("/register/" + token)));
    }

    /** Where there is an account with the address already. */
    Mail registered(User user, UserAddress to) {
        return write("registered", user, to, Map.of("link", properties.at("/forgot-password")));
    }

    Mail confirm(User user, UserAddress to, String token) {
        return write("confirm", user, to, Map.of("link", properties.at("/confirm-email", token)));
    }

    Mail reset(User user, UserAddress to, String token) {
        return write("reset", user, to, Map.of("link", properties.at("/reset-password", token)));
    }

    Mail notice(User user, UserAddress to, AccountNotice notice) {
        return switch (notice) {
            case AccountNotice.PasswordChanged _ -> write(
                "password",
                user,
                to,
                Map.of("link", properties.at("/forgot-password"))
            );
            case AccountNotice.SecondFactor(var change) -> write(
                switch (change) {
                    case TURNED_ON -> "factor.on";
                    case TURNED_OFF -> "factor.off";
                    case RESET -> "factor.reset";
                    case RECOVERY_CODE_USED -> "factor.recovery";
                    case PASSKEY_ADDED -> "passkey.added";
                    case PASSKEY_REMOVED -> "passkey.removed";
                },
                user,
                to,
                Map.of("link", settings())
            );
            case AccountNotice.AddressChanged _ -> write("address", user, to, Map.of("link", settings()));
            case AccountNotice.NewLogin(var from) -> write("login", user, to, newLogin(to.language(), from));
        };
    }

    private Map<String, String> newLogin(MailLanguage language, Whereabouts from) {
        var words = bundle(language);
        var browser = from.browser() == null ? words.getString("unknown") : from.browser();
        var device = from.system() == null ? browser : browser + ", " + from.system();
        return Map.of("device", device, "address", from.address(), "link", settings());
    }

    private String settings() {
        return properties.at("/?settings=security");
    }

    private Mail write(String kind, User user, UserAddress to, Map<String, String> more) {
        var fillings = new HashMap<>(more);
        fillings.put("username", "@" + user.username());
        return write(kind, to, fillings);
    }

    private Mail write(String kind, UserAddress to, Map<String, String> more) {
        var words = bundle(to.language());
        var fillings = new HashMap<>(more);
        fillings.put("server", properties.host());
        fillings.put("time", TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        return new Mail(
            to.address(),
            locale(to.language()).toLanguageTag(),
            words.getString(kind + ".subject"),
            fill(words.getString(kind + ".text"), fillings)
        );
    }

    /** What reads from left to right stands apart from the direction of the text around it; a link is alone in its line. */
    private static String fill(String template, Map<String, String> fillings) {
        return GAP.matcher(template).replaceAll(gap -> {
            String filling = Objects.requireNonNull(fillings.get(gap.group(1)), gap.group());
            return Matcher.quoteReplacement(gap.group(1).equals("link") ? filling : ISOLATE + filling + END_OF_ISOLATE);
        });
    }

    static ResourceBundle bundle(MailLanguage language) {
        return ResourceBundle.getBundle(
            BUNDLE,
            locale(language),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)
        );
    }

    private static Locale locale(MailLanguage language) {
        return Locale.of(language.name().toLowerCase(Locale.ROOT));
    }
}
