package dev.parley.chat.digest;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bson.Document;

/**
 * A digest that this node has claimed.
 *
 * @param missed by chat the places of what may have been missed, ascending
 * @param told by chat up to where the last mail has told
 * @param tries how often the mail server was asked for it in vain
 */
record ClaimedDigest(
    UserId userId,
    String lease,
    long rev,
    DigestWishes wishes,
    Map<ChatId, TreeSet<Long>> missed,
    Map<ChatId, Long> told,
    int tries
) {
    static ClaimedDigest read(Document document) {
        var missed = new HashMap<ChatId, TreeSet<Long>>();
        var chats = document.get(DigestStore.CHATS, new Document());
        for (String chat : chats.keySet()) {
            missed.put(new ChatId(chat), new TreeSet<>(chats.getList(chat, Long.class, List.of())));
        }
        var told = new HashMap<ChatId, Long>();
        var chatsTold = document.get(DigestStore.TOLD, new Document());
        chatsTold.keySet().forEach(chat -> told.put(new ChatId(chat), chatsTold.getLong(chat)));
        return new ClaimedDigest(
            new UserId(document.getString("_id")),
            document.getString("lease"),
            document.getLong("rev"),
            DigestStore.readWishes(document),
            missed,
            told,
            document.get("tries", 0)
        );
    }
}
