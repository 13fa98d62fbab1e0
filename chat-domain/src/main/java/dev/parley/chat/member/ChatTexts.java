package dev.parley.chat.member;

import dev.parley.chat.text.Markup;
import dev.parley.chat.text.PlainText;

/** The texts by which a chat presents itself. */
final class ChatTexts {

    private static final int TITLE_MAX = 120;
    private static final int DESCRIPTION_MAX = 1_000;

    private ChatTexts() {}

    static String title(String title) {
        return PlainText.line("title", title, TITLE_MAX);
    }

    static String description(String description) {
        return description.isBlank() ? "" : descriptionLine(Markup.without(descriptionLine(description)));
    }

    private static String descriptionLine(String description) {
        return PlainText.line("description", description, DESCRIPTION_MAX);
    }
}
