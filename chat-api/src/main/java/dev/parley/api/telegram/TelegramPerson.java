package dev.parley.api.telegram;

import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.PlainText;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has talked to the bot.
 *
 * @param id Telegram's, for ever; also that of the chat with the bot
 * @param username by which others ask for this person, as it was when they last talked to the bot; null for none
 * @param name at most 64 characters of what they call themselves, without what could spoil the text around it
 */
record TelegramPerson(long id, @Nullable String username, String name, Language language) {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{3,31}");
    private static final int LONGEST = 64;
    private static final String PREFIX = "telegram:";

    static TelegramPerson of(Update.Sender sender) {
        String username = sender.username();
        String known = username != null && USERNAME.matcher(username).matches() ? username : null;
        return new TelegramPerson(sender.id(), known, name(sender, known), Language.of(sender.languageCode()));
    }

    private static String name(Update.Sender sender, @Nullable String username) {
        String full = sender.lastName() == null ? sender.firstName() : sender.firstName() + " " + sender.lastName();
        try {
            return PlainText.line("name", shortened(full.replaceAll("\\p{Cntrl}", " ")), LONGEST);
        } catch (ParleyException _) {
            return username == null ? "Telegram " + sender.id() : username;
        }
    }

    /** Cut between two characters as they are seen, not within one. */
    private static String shortened(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            if (text.codePointCount(0, next) > LONGEST) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** As which a room knows the person. */
    String externalId() {
        return PREFIX + id;
    }

    /** @param externalId of somebody in a room that the bot has made */
    static long idOf(@Nullable String externalId) {
        return Long.parseLong(String.valueOf(externalId).substring(PREFIX.length()));
    }
}
