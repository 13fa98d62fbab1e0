package dev.parley.api.realtime.feed;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.realtime.bus.NodeMessage.MarkerMoved;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.reading.ChatOverviews;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells a user's connections on this node how far the user has read. A move made through another node may be lost with Redis
 * or with that node; so the moves that each connection has heard of are compared with the inbox from time to time, and where
 * one is missing the connection is told all of the user's markers. Those it knows change nothing there.
 */
@Component
@RequiredArgsConstructor
public class MarkerFeed {

    private static final int PAGE = 1_000;

    private final Connections connections;
    private final Inboxes inboxes;
    private final ChatOverviews overviews;
    private final FrameCodec codec;
    private final LoadingCache<Connection, ToldMarkers> told = Caffeine.newBuilder()
        .weakKeys()
        .build(_ -> new ToldMarkers());

    private record Encoded(ChatReply.ReadMarkerMoved marker, byte[] frame) {}

    /** To be called when the connection is known under its user, and before its client asks for the user's chats. */
    public void follow(Connection connection, UserId userId) {
        told.get(connection).begin(inboxes.moves(Set.of(userId)).getOrDefault(userId, 0L));
    }

    public void moved(MarkerMoved moved) {
        var encoded = encoded(moved.frame());
        for (Connection connection : connections.of(moved.userId())) {
            told.get(connection).heard(moved.move());
            tell(connection, encoded);
        }
    }

    @Scheduled(fixedDelayString = "${parley.realtime.audit-interval:5s}")
    void audit() {
        var users = connections.users();
        for (int from = 0; from < users.size(); from += PAGE) {
            audit(inboxes.moves(users.subList(from, Math.min(from + PAGE, users.size()))));
        }
    }

    private void audit(Map<UserId, Long> moves) {
        moves.forEach((userId, made) -> {
            var behind = connections
                .of(userId)
                .stream()
                .filter(connection -> told.get(connection).isOutOfStep(made))
                .toList();
            if (!behind.isEmpty()) {
                tellAll(userId, behind);
            }
        });
    }

    private void tellAll(UserId userId, Collection<Connection> behind) {
        var inbox = inboxes.read(userId);
        var frames = overviews
            .of(userId, inbox)
            .stream()
            .filter(overview -> overview.marker().seq() > 0)
            .map(overview ->
                new ChatReply.ReadMarkerMoved(
                    overview.chat().id(),
                    overview.marker().seq(),
                    overview.chat().seq(),
                    overview.unread()
                )
            )
            .map(this::encoded)
            .toList();
        for (Connection connection : behind) {
            frames.forEach(encoded -> tell(connection, encoded));
            told.get(connection).begin(inbox.moves());
        }
    }

    private Encoded encoded(ChatReply.ReadMarkerMoved frame) {
        return new Encoded(frame, codec.encode(frame));
    }

    private void tell(Connection connection, Encoded encoded) {
        var marker = encoded.marker();
        told.get(connection).tell(marker.chatId(), marker.seq(), () -> connection.send(encoded.frame()));
    }
}
