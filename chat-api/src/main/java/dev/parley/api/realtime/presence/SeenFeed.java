package dev.parley.api.realtime.presence;

import dev.parley.api.protocol.PresenceEvent;
import dev.parley.api.realtime.bus.NodeMessage.MarkersSeen;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameCodec;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Tells those who have a chat open how far the other members have read. */
@Component
@RequiredArgsConstructor
public class SeenFeed {

    private final ChatWatches watches;
    private final FrameCodec codec;

    public void seen(MarkersSeen message) {
        for (Connection receiver : watches.open(message.chatId())) {
            receiver.userId().ifPresent(viewer -> {
                var markers = message
                    .markers()
                    .stream()
                    .filter(marker -> !marker.userId().equals(viewer) && !marker.hiddenFrom().contains(viewer))
                    .map(marker -> new PresenceEvent.SeenMarker(marker.userId(), marker.seq()))
                    .toList();
                if (!markers.isEmpty()) {
                    receiver.send(codec.encode(new PresenceEvent.MarkersSeen(message.chatId(), markers)));
                }
            });
        }
    }
}
