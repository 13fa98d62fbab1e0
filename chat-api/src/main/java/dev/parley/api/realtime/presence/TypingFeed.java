package dev.parley.api.realtime.presence;

import dev.parley.api.protocol.PresenceEvent;
import dev.parley.api.realtime.bus.NodeMessage.Typed;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.feed.FollowedChats;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who types where, as this node has heard, told to those who have the chat on their screen. Each frame names all who type
 * and says how long that lasts, so that one that is lost is made up for by the next, and nobody types for ever.
 */
@Component
@RequiredArgsConstructor
public class TypingFeed {

    public static final Duration LASTS = Duration.ofSeconds(6);

    private final ConcurrentHashMap<ChatId, Map<UserId, Typist>> typists = new ConcurrentHashMap<>();
    private final ChatWatches watches;
    private final FollowedChats followed;
    private final FrameCodec codec;
    private final Clock clock;

    private record Typist(Instant until, Set<UserId> hiddenFrom) {}

    public void typed(Typed typed) {
        var typist = new Typist(typed.until(), typed.hiddenFrom());
        if (!typed.until().isAfter(clock.instant())) {
            return;
        }
        typists.compute(typed.chatId(), (chatId, present) -> {
            Map<UserId, Typist> typing = present == null ? new TreeMap<>() : present;
            typing.put(typed.userId(), typist);
            // Who types on is told of anew: what clients were told before ends by itself.
            tell(chatId, typing, concerned(chatId, typed.userId(), typist));
            return typing;
        });
    }

    /** The user has sent a message, or is no longer a member. */
    public void stopped(ChatId chatId, UserId userId) {
        typists.computeIfPresent(chatId, (_, typing) -> {
            if (typing.remove(userId) instanceof Typist typist) {
                tell(chatId, typing, concerned(chatId, userId, typist));
            }
            return typing.isEmpty() ? null : typing;
        });
    }

    /** From now on neither of the two is told that the other types, wherever that is. */
    public void blocked(UserId blocker, UserId blocked) {
        for (ChatId chatId : typists.keySet()) {
            typists.computeIfPresent(chatId, (_, typing) -> {
                hide(chatId, typing, blocker, blocked);
                hide(chatId, typing, blocked, blocker);
                return typing;
            });
        }
    }

    private void hide(ChatId chatId, Map<UserId, Typist> typing, UserId userId, UserId viewer) {
        if (typing.get(userId) instanceof Typist typist && !typist.hiddenFrom().contains(viewer)) {
            var hiddenFrom = new HashSet<>(typist.hiddenFrom());
            hiddenFrom.add(viewer);
            typing.put(userId, new Typist(typist.until(), hiddenFrom));
            tell(
                chatId,
                typing,
                watches
                    .showing(chatId)
                    .stream()
                    .filter(connection -> connection.userId().filter(viewer::equals).isPresent())
                    .toList()
            );
        }
    }

    /** Tells a connection, which has just begun to show these chats, who types there. */
    public void tell(Connection connection, Collection<ChatId> chatIds) {
        for (ChatId chatId : chatIds) {
            typists.computeIfPresent(chatId, (_, typing) -> {
                if (followed.has(connection, chatId)) {
                    tell(chatId, typing, List.of(connection));
                }
                return typing;
            });
        }
    }

    @Scheduled(fixedRate = 500)
    void expire() {
        var now = clock.instant();
        for (ChatId chatId : typists.keySet()) {
            typists.computeIfPresent(chatId, (_, typing) -> {
                if (typing.values().removeIf(typist -> !typist.until().isAfter(now))) {
                    tell(chatId, typing, watches.showing(chatId));
                }
                return typing.isEmpty() ? null : typing;
            });
        }
    }

    /** Those who show the chat and may know: to the others nothing has happened. */
    private List<Connection> concerned(ChatId chatId, UserId userId, Typist typist) {
        return watches
            .showing(chatId)
            .stream()
            .filter(receiver ->
                receiver
                    .userId()
                    .filter(viewer -> !viewer.equals(userId) && !typist.hiddenFrom().contains(viewer))
                    .isPresent()
            )
            .toList();
    }

    private long lastsMs(Map<UserId, Typist> typing) {
        return typing
            .values()
            .stream()
            .mapToLong(typist -> Duration.between(clock.instant(), typist.until()).toMillis())
            .filter(left -> left > 0)
            .max()
            .orElse(0);
    }

    private void tell(ChatId chatId, Map<UserId, Typist> typing, Collection<Connection> receivers) {
        for (Connection receiver : receivers) {
            receiver.userId().ifPresent(viewer -> {
                var visible = new TreeMap<>(typing);
                visible.keySet().remove(viewer);
                visible.values().removeIf(one -> one.hiddenFrom().contains(viewer));
                var frame = new PresenceEvent.TypingChanged(chatId, List.copyOf(visible.keySet()), lastsMs(visible));
                receiver.send(codec.encode(frame));
            });
        }
    }
}
