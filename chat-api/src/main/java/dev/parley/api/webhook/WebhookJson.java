package dev.parley.api.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ProtocolJson;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.webhook.WebhookEncoder;
import dev.parley.chat.webhook.WebhookEvent;
import dev.parley.chat.webhook.WebhookEvent.Content;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What webhooks are told: an event of the log as the socket has it, with what a receiver needs around it. */
@Component
class WebhookJson implements WebhookEncoder {

    private final JsonMapper json = ProtocolJson.configure(JsonMapper.builder()).build();

    /**
     * The body of a request.
     *
     * @param id the same at each attempt, as in the header {@code webhook-id}
     * @param timestamp when it happened
     * @param seq its place in the chat's log, or null
     * @param previousSeq the place of the event that was told before, or null
     */
    private record Envelope(
        String id,
        String type,
        Instant timestamp,
        ChatId chatId,
        @JsonProperty @Nullable Long seq,
        @JsonProperty @Nullable Long previousSeq,
        Object data
    ) {}

    /** As on the socket, but that a call that was recorded is, to a receiver, one that has ended. */
    @Override
    public String type(WebhookEvent event) {
        return switch (event.content()) {
            case Content.Logged(var logged) -> switch (ChatEventMapper.toWire(logged)) {
                case ChatEvent.CallRecorded _ -> "call.ended";
                case ChatEvent other -> nameOf(other);
            };
            case Content.Passing(var type, var _) -> type;
        };
    }

    private static String nameOf(ChatEvent event) {
        return Objects.requireNonNull(event.getClass().getAnnotation(JsonTypeName.class)).value();
    }

    @Override
    public byte[] encode(WebhookEvent event) {
        Object data = switch (event.content()) {
            case Content.Logged(var logged) -> ChatEventMapper.toWire(logged);
            case Content.Passing(var _, var told) -> told;
        };
        return json.writeValueAsBytes(
            new Envelope(event.id(), type(event), event.at(), event.chatId(), event.seq(), event.previousSeq(), data)
        );
    }
}
