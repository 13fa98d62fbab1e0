package dev.parley.api.email;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.parley.chat.digest.Digest;
import dev.parley.chat.digest.Digest.Line;
import dev.parley.chat.digest.Digest.MissedChat;
import dev.parley.chat.digest.DigestFrequency;
import dev.parley.chat.email.MailLanguage;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.User;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import lombok.RequiredArgsConstructor;

/**
 * Puts digests into words, as text and as HTML. What people have written is in its body alone, never in its head: it is one
 * line each, stands in bidi isolates, and is escaped.
 */
@RequiredArgsConstructor
class DigestComposer {

    private static final String BUNDLE = "dev.parley.api.email.digest";

    private final MailProperties properties;

    Mail compose(User user, UserAddress to, DigestFrequency frequency, Digest digest, String token) {
        var words = new Words(to.language());
        var text = new DigestText();
        var html = new DigestHtml(words.locale);
        for (DigestBody body : new DigestBody[] { text, html }) {
            write(body, words, user, frequency, digest, token);
        }
        return new Mail(
            to.address(),
            words.locale.toLanguageTag(),
            words.say("subject", Map.of("n", digest.count())),
            text.done(),
            html.done(),
            URI.create(properties.at("/api/digest/off?token=" + token))
        );
    }

    private void write(
        DigestBody body,
        Words words,
        User user,
        DigestFrequency frequency,
        Digest digest,
        String token
    ) {
        body.paragraph(
            words.say(
                "intro",
                Map.of("account", body.apart("@" + user.username()), "server", body.apart(properties.host()))
            )
        );
        digest.chats().forEach(chat -> write(body, words, chat));
        if (digest.moreChats() > 0) {
            body.paragraph(words.say("moreChats", Map.of("n", digest.moreChats())));
        }
        body.paragraph(words.say("why." + frequency.name().toLowerCase(Locale.ROOT), Map.of()));
        body.link(words.say("settings", Map.of()), properties.at("/?settings=notifications"));
        body.link(words.say("off", Map.of()), properties.at("/digest-off", token));
    }

    private void write(DigestBody body, Words words, MissedChat chat) {
        var how = Map.<String, Object>of("messages", chat.messages(), "calls", chat.calls());
        String kind = chat.calls() == 0 ? "messages" : chat.messages() == 0 ? "calls" : "both";
        body.chat(body.apart(chat.title()), words.say(kind, how), properties.at("/chats/" + chat.chatId()));
        for (Line line : chat.lines()) {
            body.line(name(body, words, line), said(body, words, line), link(chat.chatId(), line));
        }
        if (!chat.lines().isEmpty() && chat.rest() > 0) {
            body.rest(words.say("rest", Map.of("n", chat.rest())));
        }
    }

    private static String name(DigestBody body, Words words, Line line) {
        return line.name().isEmpty() ? body.safe(words.say("gone", Map.of())) : body.apart(line.name());
    }

    private static String said(DigestBody body, Words words, Line line) {
        if (line.call()) {
            return body.safe(words.say("called", Map.of()));
        }
        return line.text().isEmpty()
            ? body.safe(words.say("files", Map.of("n", line.files())))
            : body.apart(line.text());
    }

    private String link(ChatId chatId, Line line) {
        return properties.at("/chats/" + chatId + "/messages/" + line.seq());
    }

    /** The words of a language. */
    private static final class Words {

        private final Locale locale;
        private final ResourceBundle texts;

        Words(MailLanguage language) {
            locale = locale(language);
            texts = bundle(language);
        }

        String say(String key, Map<String, Object> fillings) {
            return new MessageFormat(texts.getString(key), ULocale.forLocale(locale)).format(fillings);
        }
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
