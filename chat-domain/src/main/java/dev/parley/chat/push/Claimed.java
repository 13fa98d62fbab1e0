package dev.parley.chat.push;

import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.user.UserId;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What this node has claimed of the {@link PendingPushes}.
 *
 * @param of the id of the chat or the call
 * @param ring what rings; null for the messages of a chat
 * @param upTo the seq of the newest message that there is to tell of
 * @param told the seq of the newest that devices were told of, 0 for none; of a ring 1 once they were told
 * @param corrected whether something of that has changed since
 * @param looks how often the person was found at a page since
 * @param left the devices that are still to be told; empty for all
 */
record Claimed(
    String id,
    String lease,
    long rev,
    UserId userId,
    String of,
    @Nullable Document ring,
    long upTo,
    long told,
    boolean corrected,
    int looks,
    List<AuthSessionId> left
) {
    static Claimed read(Document document) {
        return new Claimed(
            document.getString("_id"),
            document.getString("lease"),
            document.getLong("rev"),
            new UserId(document.getString("user")),
            document.getString("of"),
            document.get("ring", Document.class),
            document.get("upTo", 0L),
            document.get("told", 0L),
            document.get("corrected", false),
            document.get("looks", 0),
            document.getList("left", String.class, List.of()).stream().map(AuthSessionId::new).toList()
        );
    }
}
