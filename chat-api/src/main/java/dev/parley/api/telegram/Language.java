package dev.parley.api.telegram;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the bot speaks. */
enum Language {
    ENGLISH("en"),
    RUSSIAN("ru"),
    PERSIAN("fa");

    private static final char PERSIAN_ZERO = '\u06f0';

    private final Locale locale;

    Language(String code) {
        locale = Locale.of(code);
    }

    /** By what a person's Telegram is set to; English where the bot does not speak that. */
    static Language of(@Nullable String code) {
        var wanted = Locale.forLanguageTag(String.valueOf(code)).getLanguage();
        for (var language : values()) {
            if (language.locale.getLanguage().equals(wanted)) {
                return language;
            }
        }
        return ENGLISH;
    }

    Locale locale() {
        return locale;
    }

    /** With the digits that the language is written with. */
    String digits(String ascii) {
        if (this != PERSIAN) {
            return ascii;
        }
        var digits = new StringBuilder();
        ascii
            .chars()
            .forEach(each -> digits.append((char) (each >= '0' && each <= '9' ? each - '0' + PERSIAN_ZERO : each)));
        return digits.toString();
    }
}
