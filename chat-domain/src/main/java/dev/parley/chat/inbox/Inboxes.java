package dev.parley.chat.inbox;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
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
        var noted = Updates.combine(Updates.max(InboxDocuments.path(chatId, "seq"), 0L), Updates.inc("version", 1L));
        inboxes.bulkWrite(
            pair
                .stream()
                .map(userId -> new UpdateOneModel<Document>(Filters.eq("_id", userId.value()), noted, UPSERT))
                .toList()
        );
    }

    /**
     * Puts a group or channel into the inboxes of its members, where it is missing, and keeps it there.
     *
     * @param since by which event of the log they became members: no {@link #remove} for what was before it takes the chat
     *     out again
     */
    public void keep(ChatId chatId, Collection<UserId> members, long since) {
        if (members.isEmpty()) {
            return;
        }
        var kept = Updates.combine(counted(chatId), Updates.max(InboxDocuments.path(chatId, SINCE), since));
        inboxes.bulkWrite(
            members
                .stream()
                .map(userId -> new UpdateOneModel<Document>(Filters.eq("_id", userId.value()), kept, UPSERT))
                .toList(),
            EACH
        );
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
            Updates.inc("version", 1L)
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
        return new Inbox(entries, InboxDocuments.readPinned(inbox), inbox.get(MOVES, 0L));
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

    /** How often a chat was put into each user's inbox; 0 is left out. */
    public Map<UserId, Long> versions(Collection<UserId> userIds) {
        return numbers("version", userIds);
    }

    private Map<UserId, Long> numbers(String field, Collection<UserId> userIds) {
        var ids = userIds.stream().map(UserId::value).toList();
        var numbers = new HashMap<UserId, Long>();
        for (Document inbox : inboxes.find(Filters.in("_id", ids)).projection(Projections.include(field))) {
            numbers.put(new UserId(inbox.getString("_id")), inbox.get(field, 0L));
        }
        return numbers;
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
        return numbers(MOVES, userIds);
    }

    private static Inbox.Entry entry(Document entry) {
        return new Inbox.Entry(read(entry), InboxDocuments.readPreferences(entry));
    }

    private static ReadMarker read(Document marker) {
        return new ReadMarker(marker.get("seq", 0L), marker.get("messages", 0L), marker.get("own", 0L));
    }
}
