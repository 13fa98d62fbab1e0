package dev.parley.chat.webhook;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.LoggedEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one request tells.
 *
 * @param id the same at each attempt and at each replay
 * @param seq its place in the chat's log; null for what is in no log
 * @param previousSeq the place of the event that this webhook was told of before; null where there is none, and for what
 *     is in no log
 */
public record WebhookEvent(
    String id,
    Instant at,
    ChatId chatId,
    @Nullable Long seq,
    @Nullable Long previousSeq,
    Content content
) {
    /** What has happened. */
    public sealed interface Content {
        /** An event of the log. */
        record Logged(LoggedEvent event) implements Content {}

        /** Something of a call that goes on. */
        record Passing(String type, Map<String, Object> data) implements Content {
            public Passing {
                data = Map.copyOf(data);
            }
        }
    }

    static WebhookEvent of(LoggedEvent event, @Nullable Long previousSeq) {
        return new WebhookEvent(
            event.chatId() + "-" + event.seq(),
            event.at(),
            event.chatId(),
            event.seq(),
            previousSeq,
            new Content.Logged(event)
        );
    }

    /** The last of a replay is the same as the first time but for {@link #previousSeq}. */
    boolean endsTheChat() {
        return content instanceof Content.Logged(var event) && event.body() instanceof EventBody.ChatDeleted;
    }
}
