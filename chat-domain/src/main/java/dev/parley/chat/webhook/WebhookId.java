package dev.parley.chat.webhook;

import dev.parley.chat.id.Ids;

/** Names a webhook. It is no secret. */
public record WebhookId(String value) {
    public WebhookId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
