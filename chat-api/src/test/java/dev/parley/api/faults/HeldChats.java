package dev.parley.api.faults;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ChatReply.ReadMarkerMoved;
import dev.parley.api.testing.Rest;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/** The logs and read markers of a device's chats, as the device was told. */
@RequiredArgsConstructor
final class HeldChats {

    private final UserId userId;
    private final Map<ChatId, HeldLog> logs = new LinkedHashMap<>();
    private final Map<ChatId, Long> markers = new HashMap<>();
    private final List<ReadMarkerMoved> moves = new ArrayList<>();

    Map<ChatId, HeldLog> logs() {
        return logs;
    }

    Map<ChatId, Long> markers() {
        return markers;
    }

    List<ReadMarkerMoved> moves() {
        return moves;
    }

    boolean areComplete() {
        return logs.values().stream().allMatch(HeldLog::isComplete);
    }

    /** The chats of the snapshot replace those that were known; the logs go on from their cursors. */
    void list(Rest.Answer answer) {
        var listed = new HashSet<ChatId>();
        for (var chat : answer.body().path("chats")) {
            var id = new ChatId(chat.path("id").asString());
            listed.add(id);
            logs.computeIfAbsent(id, _ -> new HeldLog()).reaches(chat.path("head").asLong());
            markers.merge(id, chat.path("readSeq").asLong(), Math::max);
        }
        logs.keySet().retainAll(listed);
        markers.keySet().retainAll(listed);
    }

    void moved(ReadMarkerMoved moved) {
        moves.add(moved);
        markers.merge(moved.chatId(), moved.seq(), Math::max);
    }

    void caughtUp(ChatReply.Log page) {
        var held = logs.get(page.chatId());
        if (held != null) {
            page.events().forEach(held::append);
            held.reaches(page.head());
        }
    }

    void forget(ChatId chatId) {
        logs.remove(chatId);
    }

    /** Returns false where the event is of a chat that is not known: the list has to be fetched anew. */
    boolean apply(ChatEvent event) {
        var log = logs.get(event.chatId());
        if (log != null && event.seq() <= log.head()) {
            log.append(event);
        } else if (Membership.ends(event, userId)) {
            logs.remove(event.chatId());
            markers.remove(event.chatId());
        } else if (log != null) {
            log.append(event);
        }
        return log != null || Membership.ends(event, userId);
    }
}
