package dev.parley.chat.webhook;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * That an administrator of the installation has switched a webhook off: only one switches it on again.
 *
 * @param reason what the owner and the admins of the chat are told, at most 500 characters; may be empty
 */
public record Suspension(String reason, Instant since) {
    /** The field of a webhook's document that has it. */
    public static final String FIELD = "suspension";

    public Document toDocument() {
        return new Document("reason", reason).append("since", Date.from(since));
    }

    /** What a webhook's document has of it. */
    public static Optional<Suspension> in(Document webhook) {
        return Optional.ofNullable(webhook.get(FIELD, Document.class)).map(kept ->
            new Suspension(kept.getString("reason"), kept.getDate("since").toInstant())
        );
    }
}
