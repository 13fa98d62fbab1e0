package dev.parley.api.realtime.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.api.protocol.ChatCallView;
import dev.parley.calls.session.CallId;
import dev.parley.chat.log.ChatId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The calls that go on in chats, as this node has told its connections. What comes late or twice is told apart here: a
 * chat has one call at a time, of which a higher version is newer, and a call that is over never goes on again. Of two calls
 * the one with the greater id was started later.
 */
final class ShownCalls {

    private static final int REMEMBERED = 10_000;

    private final ConcurrentHashMap<ChatId, ChatCallView> shown = new ConcurrentHashMap<>();
    private final Cache<CallId, Boolean> over = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Optional<ChatCallView> in(ChatId chatId) {
        return Optional.ofNullable(shown.get(chatId));
    }

    Map<ChatId, ChatCallView> in(Collection<ChatId> chatIds) {
        var found = new HashMap<ChatId, ChatCallView>();
        chatIds.forEach(chatId -> in(chatId).ifPresent(call -> found.put(chatId, call)));
        return found;
    }

    Collection<ChatId> chats() {
        return shown.keySet();
    }

    /** @param tell is called, before any later news of the chat, where this is news */
    void show(ChatCallView call, Consumer<ChatCallView> tell) {
        shown.compute(call.chatId(), (_, held) -> {
            if (over.getIfPresent(call.id()) != null || (held != null && !isNewer(call, held))) {
                return held;
            }
            tell.accept(call);
            return call;
        });
    }

    /** As {@link #show}. A call of which nothing was shown may have been shown by another node. */
    void end(ChatId chatId, CallId callId, Runnable tell) {
        shown.compute(chatId, (_, held) -> {
            if (over.getIfPresent(callId) == null) {
                over.put(callId, true);
                tell.run();
            }
            return held != null && held.id().equals(callId) ? null : held;
        });
    }

    /** @param tell is called with the call that is shown in the chat, before any later news of the chat */
    void again(ChatId chatId, Consumer<Optional<ChatCallView>> tell) {
        shown.compute(chatId, (_, held) -> {
            tell.accept(Optional.ofNullable(held));
            return held;
        });
    }

    /** Nobody is here any more who was told. */
    void forget(ChatId chatId) {
        shown.remove(chatId);
    }

    private static boolean isNewer(ChatCallView call, ChatCallView held) {
        return call.id().equals(held.id())
            ? call.version() > held.version()
            : call.id().value().compareTo(held.id().value()) > 0;
    }
}
