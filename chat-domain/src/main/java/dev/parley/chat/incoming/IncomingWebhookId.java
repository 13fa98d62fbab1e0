package dev.parley.chat.incoming;

import dev.parley.chat.id.Ids;
import dev.parley.chat.user.UserId;

/** Names an incoming webhook. It is part of the address, and no secret. */
public record IncomingWebhookId(String value) {
    public IncomingWebhookId {
        Ids.requireUlid(value);
    }

    /** Who is the actor of what it posts: an id that no account has. */
    UserId actor() {
        return new UserId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
