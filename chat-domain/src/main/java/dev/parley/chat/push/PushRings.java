package dev.parley.chat.push;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.bson.Document;
import org.springframework.stereotype.Service;

/** Calls that ring for people whose page is closed. A ring, and its end, outlive the node that tells of them. */
@Service
@RequiredArgsConstructor
public class PushRings {

    private final PendingPushes pending;
    private final PushSubscriptions subscriptions;
    private final PushSender sender;
    private final PushProperties properties;

    /**
     * What rings.
     *
     * @param chatId where; empty outside of chats
     * @param until when it ends by itself
     */
    public record Ring(Optional<ChatId> chatId, UserId by, boolean video, Instant until) {
        static Ring read(Document ring) {
            return new Ring(
                Optional.ofNullable(ring.getString("chatId")).map(ChatId::new),
                new UserId(ring.getString("by")),
                ring.getBoolean("video"),
                ring.getDate("until").toInstant()
            );
        }

        Document write() {
            return new Document("chatId", chatId.map(ChatId::value).orElse(null))
                .append("by", by.value())
                .append("video", video)
                .append("until", Date.from(until));
        }
    }

    /** How a ring ended. */
    public enum End {
        ANSWERED,
        DECLINED,
        MISSED,
    }

    public void rings(String callId, Collection<UserId> people, Ring ring) {
        var reached = properties.enabled() ? subscriptions.among(people) : List.<UserId>of();
        if (!reached.isEmpty()) {
            pending.ring(callId, reached, ring.write());
            sender.look();
        }
    }

    /** Those who were not told that it rings are not told that it is over. */
    public void over(String callId, Collection<UserId> people, End end) {
        if (properties.enabled()) {
            pending.over(callId, people, end.name());
            sender.look();
        }
    }
}
