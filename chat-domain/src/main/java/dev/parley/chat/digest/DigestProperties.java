package dev.parley.chat.digest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mails of what was missed.
 *
 * @param enabled false to offer none, and to send none
 * @param chats of how many chats a mail tells; the others are counted
 * @param lines how many messages and calls of a chat it names, the newest; the others are counted
 */
@ConfigurationProperties("parley.digest")
public record DigestProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("20") int chats,
    @DefaultValue("5") int lines
) {
    public DigestProperties {
        if (chats < 1 || lines < 1) {
            throw new IllegalArgumentException("PARLEY_DIGEST_CHATS and PARLEY_DIGEST_LINES must be at least 1");
        }
    }
}
