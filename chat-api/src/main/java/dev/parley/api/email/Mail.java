package dev.parley.api.email;

import dev.parley.chat.email.EmailAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A mail, ready to be sent.
 *
 * @param html the same as the text, or null for text alone
 * @param unsubscribe where a POST ends mails of this kind (RFC 8058), or null
 */
record Mail(
    EmailAddress to,
    String language,
    String subject,
    String text,
    @Nullable String html,
    @Nullable URI unsubscribe
) {
    Mail(EmailAddress to, String language, String subject, String text) {
        this(to, language, subject, text, null, null);
    }

    /** Without what it says, which may be a link with a token. */
    @Override
    public String toString() {
        return "Mail[]";
    }
}
