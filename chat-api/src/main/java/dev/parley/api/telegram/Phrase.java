package dev.parley.api.telegram;

import java.util.Locale;

/** What the bot has to say; the words are in the bundles {@code texts_*.properties}. */
enum Phrase {
    START,
    NO_USERNAME,
    HELP,
    USAGE,
    NOT_ALLOWED,
    TOO_MANY,
    ASKED_TOO_OFTEN,
    ALREADY_ASKING,
    UNKNOWN_PERSON,
    YOURSELF,
    UNREACHABLE,
    ASKED_VOICE,
    ASKED_VIDEO,
    QUESTION_VOICE,
    QUESTION_VIDEO,
    YES,
    NO,
    AGREED,
    REFUSED,
    DECLINED,
    UNANSWERED,
    EXPIRED,
    CANCELLED,
    WITHDRAWN,
    NOTHING_TO_CANCEL,
    LINK_VOICE,
    LINK_VIDEO,
    FAILED,
    ENDED,
    NOT_MET,
    NOT_YOURS,
    CLOSED;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
