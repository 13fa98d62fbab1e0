package dev.parley.chat.inbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * One document per user: the user's chats, with read marker and preferences for each. It may list a chat of which the
 * user is not a member, since the entry is written before the membership. So readers must check the membership in the
 * chat itself.
 */
@Component
public class Inboxes {

    /** The groups and channels, which are counted. */
    private static final String GROUPS = "groups";

    /** By which event of the log the user became a member of a group or channel; it follows the membership. */
    private static final String SINCE = "since";

    /** How often read markers have moved. */
    private static final String MOVES = "moves";

    /** How often a chat was put into the inbox. */
    private static final String VERSION = "version";

    /** How often a chat was missing of which the user was a member. */
    private static final String RESTORED = "restored";

    private static final BulkWriteOptions EACH = new BulkWriteOptions().ordered(false);
    private static final int MARKERS_AT_ONCE = 250;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final FindOneAndUpdateOptions ADVANCED = new FindOneAndUpdateOptions()
        .upsert(true)
        .returnDocument(ReturnDocument.AFTER);

    private static final FindOneAndUpdateOptions MOVED = new FindOneAndUpdateOptions()
        .projection(Projections.include(MOVES))
        .returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> inboxes;

    Inboxes(MongoTemplate mongo) {
        inboxes = mongo.getCollection(InboxDocuments.COLLECTION);
    }

    /** Puts a personal chat into the inboxes of both; to be called before they become members. */
    public void addPersonal(ChatId chatId, Collection<UserId> pair) {
        var noted = Updates.combine(Updates.max(InboxDocuments.path(chatId, "seq"), 0L), Updates.inc(VERSION, 1L));
        inboxes.bulkWrite(
            pair
                .stream()
                .map(userId -> new UpdateOneModel<Document>(Filters.eq("_id", userId.value()), noted, UPSERT))
                .toList()
        );
    }

    /**
     * Puts a group or channel into the inboxes of its members, where it is missing, and keeps it there. Where it was
     * missing, that is counted ({@link Counts#restored}): whoever has read the inbox meanwhile has not seen the chat.
     *
     * @param from by which event of the log they became members: no {@link #remove} for what was before it takes the chat
     *     out again
     */
    public void keep(ChatId chatId, Collection<UserId> members, long from) {
        if (members.isEmpty()) {
            return;
        }
        var ids = Filters.in("_id", members.stream().map(UserId::value).toList());
        var since = InboxDocuments.path(chatId, SINCE);
        var kept = Updates.combine(counted(chatId), Updates.max(since, from));
        var keep = new UpdateManyModel<Document>(
            Filters.and(ids, Filters.exists("chats." + chatId), Filters.not(Filters.gte(since, from))),
            kept
        );
        var restore = new UpdateManyModel<Document>(
            Filters.and(ids, Filters.exists("chats." + chatId, false)),
            Updates.combine(kept, Updates.inc(RESTORED, 1L))
        );
        var first = Updates.combine(
            Updates.setOnInsert(InboxDocuments.path(chatId, "seq"), 0L),
            Updates.setOnInsert(since, from),
            Updates.setOnInsert(GROUPS, List.of(chatId.value())),
            Updates.setOnInsert(VERSION, 1L),
            Updates.setOnInsert(RESTORED, 1L)
        );
        // What is there first: from then on no earlier removal takes it out. Again at the end, for what came in between.
        var updates = new ArrayList<WriteModel<Document>>();
        members.forEach(userId -> updates.add(new UpdateOneModel<>(Filters.eq("_id", userId.value()), first, UPSERT)));
        updates.addAll(List.of(keep, restore, keep));
        inboxes.bulkWrite(updates);
    }

    /**
     * Puts a group or channel into the users' inboxes; to be called before they become members.
     *
     * @param limit how many such chats an inbox may have
     * @return those whose inbox has no room for it
     */
    public Set<UserId> addWithin(ChatId chatId, Collection<UserId> userIds, int limit) {
        if (userIds.isEmpty()) {
            return Set.of();
        }
        var users = List.copyOf(userIds);
        var room = Filters.or(Filters.eq(GROUPS, chatId.value()), Filters.exists(GROUPS + "." + (limit - 1), false));
        try {
            inboxes.bulkWrite(
                users
                    .stream()
                    .map(userId ->
                        new UpdateOneModel<Document>(
                            Filters.and(Filters.eq("_id", userId.value()), room),
                            counted(chatId),
                            UPSERT
                        )
                    )
                    .toList(),
                EACH
            );
            return Set.of();
        } catch (MongoBulkWriteException refused) {
            // Where the condition does not hold, the store refuses a second document of the user.
            return full(users, refused);
        }
    }

    private static Set<UserId> full(List<UserId> users, MongoBulkWriteException refused) {
        var full = new LinkedHashSet<UserId>();
        for (var error : refused.getWriteErrors()) {
            if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            full.add(users.get(error.getIndex()));
        }
        return full;
    }

    private static Bson counted(ChatId chatId) {
        return Updates.combine(
            Updates.max(InboxDocuments.path(chatId, "seq"), 0L),
            Updates.addToSet(GROUPS, chatId.value()),
            Updates.inc(VERSION, 1L)
        );
    }

    /**
     * Takes a chat of which the user is no member out of the inbox, with the read marker.
     *
     * @param seq how far the log was looked at for that: a user who has become a member later keeps the chat
     */
    public void remove(ChatId chatId, UserId userId, long seq) {
        inboxes.updateOne(
            Filters.and(
                Filters.eq("_id", userId.value()),
                Filters.not(Filters.gt(InboxDocuments.path(chatId, SINCE), seq))
            ),
            Updates.combine(
                Updates.unset("chats." + chatId),
                Updates.pull(GROUPS, chatId.value()),
                Updates.pull("pinned.chats", chatId.value())
            )
        );
    }

    public Inbox read(UserId userId) {
        var inbox = inboxes.find(Filters.eq("_id", userId.value())).first();
        if (inbox == null) {
            return Inbox.EMPTY;
        }
        var entries = new LinkedHashMap<ChatId, Inbox.Entry>();
        var chats = inbox.get("chats", new Document());
        chats.keySet().forEach(chatId -> {
            entries.put(new ChatId(chatId), entry(chats.get(chatId, Document.class)));
        });
        return new Inbox(entries, InboxDocuments.readPinned(inbox), inbox.get(MOVES, 0L), inbox.get(RESTORED, 0L));
    }

    /** Forgets all that is kept here of a user. */
    public void delete(UserId userId) {
        inboxes.deleteOne(Filters.eq("_id", userId.value()));
    }

    public Map<ChatId, ReadMarker> of(UserId userId) {
        var inbox = inboxes.find(Filters.eq("_id", userId.value())).first();
        var markers = new LinkedHashMap<ChatId, ReadMarker>();
        if (inbox != null) {
            var chats = inbox.get("chats", new Document());
            chats.keySet().forEach(chatId -> markers.put(new ChatId(chatId), read(chats.get(chatId, Document.class))));
        }
        return markers;
    }

    /**
     * How often an inbox has changed in what it has.
     *
     * @param version how often a chat was put into it
     * @param restored how often one was put back that had been missing there though the user was a member
     */
    public record Counts(long version, long restored) {
        public static final Counts NONE = new Counts(0, 0);
    }

    /** Of each user who has an inbox. */
    public Map<UserId, Counts> counts(Collection<UserId> userIds) {
        var counts = new HashMap<UserId, Counts>();
        for (Document inbox : fields(userIds, VERSION, RESTORED)) {
            counts.put(new UserId(inbox.getString("_id")), new Counts(inbox.get(VERSION, 0L), inbox.get(RESTORED, 0L)));
        }
        return counts;
    }

    public Inbox.Entry entry(UserId userId, ChatId chatId) {
        var inbox = inboxes.find(Filters.eq("_id", userId.value())).first();
        var entry = inbox == null ? null : inbox.getEmbedded(List.of("chats", chatId.value()), Document.class);
        return entry == null ? Inbox.Entry.NONE : entry(entry);
    }

    /** How far each of the users has read in the chat; users without an entry for it are left out. */
    public Map<UserId, ReadMarker> markers(ChatId chatId, Collection<UserId> userIds) {
        var ids = userIds.stream().map(UserId::value).toList();
        var markers = new HashMap<UserId, ReadMarker>();
        for (int from = 0; from < ids.size(); from += MARKERS_AT_ONCE) {
            var chunk = ids.subList(from, Math.min(ids.size(), from + MARKERS_AT_ONCE));
            var found = inboxes.find(Filters.in("_id", chunk)).projection(Projections.include("chats." + chatId));
            for (Document inbox : found) {
                var marker = inbox.getEmbedded(List.of("chats", chatId.value()), Document.class);
                if (marker != null) {
                    markers.put(new UserId(inbox.getString("_id")), read(marker));
                }
            }
        }
        return markers;
    }

    /**
     * Moves the marker forward, never back.
     *
     * @return how often the user's markers have moved in all chats, including this move; empty if the marker was there
     *     or further already, or the inbox no longer has the chat
     */
    public OptionalLong advance(UserId userId, ChatId chatId, ReadMarker marker) {
        var inbox = inboxes.findOneAndUpdate(
            Filters.and(
                Filters.eq("_id", userId.value()),
                Filters.exists("chats." + chatId),
                Filters.not(Filters.gte(InboxDocuments.path(chatId, "seq"), marker.seq()))
            ),
            Updates.combine(
                Updates.set(InboxDocuments.path(chatId, "seq"), marker.seq()),
                Updates.set(InboxDocuments.path(chatId, "messages"), marker.messages()),
                Updates.set(InboxDocuments.path(chatId, "own"), marker.own()),
                Updates.inc(MOVES, 1L)
            ),
            MOVED
        );
        return inbox == null ? OptionalLong.empty() : OptionalLong.of(inbox.get(MOVES, 0L));
    }

    /** How often each user's markers have moved; 0 is left out. */
    public Map<UserId, Long> moves(Collection<UserId> userIds) {
        var moves = new HashMap<UserId, Long>();
        for (Document inbox : fields(userIds, MOVES)) {
            moves.put(new UserId(inbox.getString("_id")), inbox.get(MOVES, 0L));
        }
        return moves;
    }

    private Iterable<Document> fields(Collection<UserId> userIds, String... fields) {
        var ids = userIds.stream().map(UserId::value).toList();
        return inboxes.find(Filters.in("_id", ids)).projection(Projections.include(fields));
    }

    private static Inbox.Entry entry(Document entry) {
        return new Inbox.Entry(read(entry), InboxDocuments.readPreferences(entry));
    }

    private static ReadMarker read(Document marker) {
        return new ReadMarker(marker.get("seq", 0L), marker.get("messages", 0L), marker.get("own", 0L));
    }
}
