package dev.parley.api.realtime.connection;

import dev.parley.api.protocol.ChatEvent;

/** An event of a chat's log with the bytes that go out for it. */
public record EncodedEvent(ChatEvent event, byte[] frame) {}
