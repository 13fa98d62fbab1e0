package dev.parley.api.realtime.presence;

import dev.parley.api.realtime.feed.Coalescer;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.reading.ReadMarkerMoved;
import dev.parley.chat.reading.Readers;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sums up how far members have read for the others, to once a second. */
@Component
class SeenDigest implements DisposableBean {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Coalescer<Moved, Long> moved;

    private record Moved(ChatId chatId, UserId userId) {}

    SeenDigest(Readers readers) {
        moved = new Coalescer<>("read-markers", WINDOW, Math::max, markers -> readers.tell(byChat(markers)));
    }

    @EventListener
    void on(ReadMarkerMoved event) {
        moved.add(new Moved(event.chatId(), event.userId()), event.seq());
    }

    private static Map<ChatId, Map<UserId, Long>> byChat(Map<Moved, Long> markers) {
        var byChat = new HashMap<ChatId, Map<UserId, Long>>();
        markers.forEach((marker, seq) ->
            byChat.computeIfAbsent(marker.chatId(), _ -> new HashMap<>()).put(marker.userId(), seq)
        );
        return byChat;
    }

    @Override
    public void destroy() {
        moved.close();
    }
}
