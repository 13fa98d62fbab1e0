package dev.parley.chat.webhook;

/** Writes what is told as JSON. */
public interface WebhookEncoder {
    /** The name of what has happened, as a receiver knows it. */
    String type(WebhookEvent event);

    /** The body of the request, in UTF-8. */
    byte[] encode(WebhookEvent event);
}
