package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * As whom an incoming webhook has posted a message. It is nobody's account, and a client has to say so.
 *
 * @param picture one emoji, or null for none
 */
public record WebhookAuthorView(String name, @JsonSetter(nulls = Nulls.SET) @Nullable String picture) {}
