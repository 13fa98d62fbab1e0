package dev.parley.chat.log;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventWriter.Written;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The events in MongoDB, one document each, found by a computed {@code _id} of {@code <chat id>:<seq>}. A page of history
 * is thus a lookup of known ids, indexed on every store, and the unique {@code _id} is what makes a place in the log
 * unique: whoever inserts it first has it.
 */
@Component
class LogStore {

    private static final int DUPLICATE_KEY = 11000;
    private static final int COUNTED_AT_ONCE = 500;
    private static final int PROBES = 16;
    private static final Bson WHOSE = Projections.include("actor", "body.type");
    private static final Bson ID = Projections.include("_id");
    private static final int PLACES_AT_ONCE = 1_000;
    private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

    private final MongoCollection<Document> events;
    private final KeptVersions versions;
    private final MessageProjection projection;
    private final MentionIndex mentions;
    private final DeletionIndex deletions;
    private final MissedCallIndex missedCalls;
    private final EventWriter writer = new EventWriter(this::write);

    @Autowired
    LogStore(MongoTemplate mongo) {
        this(mongo, "chat_events", "mentions", "deleted_messages", "missed_calls");
    }

    /** Logs in collections of their own. */
    LogStore(MongoTemplate mongo, String eventsIn, String mentionsIn, String deletionsIn, String missedCallsIn) {
        events = mongo
            .getCollection(eventsIn)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            // What is read is decided upon and sent out: it must be nothing that a new primary takes back.
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
        versions = new KeptVersions(events);
        projection = new MessageProjection(events, versions);
        mentions = new MentionIndex(mongo.getCollection(mentionsIn));
        deletions = new DeletionIndex(mongo.getCollection(deletionsIn));
        missedCalls = new MissedCallIndex(mongo.getCollection(missedCallsIn));
        events.createIndex(Indexes.ascending(EventDocuments.KEY), new IndexOptions().unique(true));
    }

    /**
     * Writes the events of one chat in order and stops at the first that is refused. What other chats write meanwhile goes
     * with them, see {@link EventWriter}.
     *
     * @return how many are durable: all, or those before the first whose place or key is taken
     */
    int insert(List<LoggedEvent> batch) {
        return writer.write(batch);
    }

    private Written write(List<LoggedEvent> batch) {
        try {
            events.insertMany(batch.stream().map(EventDocuments::write).toList(), IN_ORDER);
            return new Written(batch.size(), null);
        } catch (MongoBulkWriteException refused) {
            if (refused.getWriteConcernError() != null) {
                throw refused;
            }
            var error = refused
                .getWriteErrors()
                .stream()
                .findFirst()
                .orElseThrow(() -> refused);
            return new Written(error.getIndex(), error.getCode() == DUPLICATE_KEY ? null : refused);
        }
    }

    /** Carries what the events did to earlier messages into these; may be repeated. */
    void carryOver(List<LoggedEvent> batch) {
        batch.forEach(projection::carryOver);
        mentions.add(batch);
        deletions.add(batch);
        missedCalls.add(batch);
    }

    /**
     * Of each chat the messages by others after the given place that mention the user as they are now: the newest
     * {@code limit}, oldest first. Chats without any are left out.
     */
    Map<ChatId, List<Long>> mentionsOf(UserId userId, Map<ChatId, Long> after, int limit) {
        var ids = new ArrayList<String>();
        mentions
            .places(userId, after.keySet())
            .forEach((chatId, places) ->
                places.tailSet(after.get(chatId), false).forEach(seq -> ids.add(EventDocuments.id(chatId, seq)))
            );
        var mentioning = find(ids.stream())
            .stream()
            .filter(event -> !event.actor().equals(userId))
            .filter(event -> event.body() instanceof MessageSent sent && sent.content().mentions(userId))
            .collect(
                Collectors.groupingBy(
                    LoggedEvent::chatId,
                    Collectors.mapping(LoggedEvent::seq, Collectors.toCollection(ArrayList<Long>::new))
                )
            );
        var newest = new HashMap<ChatId, List<Long>>();
        mentioning.forEach((chatId, seqs) ->
            newest.put(chatId, List.copyOf(seqs.subList(Math.max(0, seqs.size() - limit), seqs.size())))
        );
        return newest;
    }

    /** See {@link ChatLog#missedCallsOf}. */
    Map<ChatId, List<Long>> missedCallsOf(UserId userId, Map<ChatId, Long> after, int limit) {
        return missedCalls.of(userId, after, limit);
    }

    /** See {@link ChatLog#deletedByOthers}. */
    Map<ChatId, Long> deletedByOthers(UserId reader, Collection<Stretch> stretches) {
        return deletions.byOthers(reader, stretches);
    }

    /** See {@link ChatLog#countSent}. */
    long countSent(ChatId chatId, UserId author, long from, long to) {
        long count = 0;
        for (long first = from; first <= to; first += COUNTED_AT_ONCE) {
            long last = Math.min(to, first + COUNTED_AT_ONCE - 1);
            var ids = LongStream.rangeClosed(first, last)
                .mapToObj(seq -> EventDocuments.id(chatId, seq))
                .toList();
            for (Document event : events.find(Filters.in("_id", ids)).projection(WHOSE)) {
                count += EventDocuments.isSentBy(event, author) ? 1 : 0;
            }
        }
        return count;
    }

    /** See {@link KeptVersions#versions}. */
    Optional<MessageVersions> versions(ChatId chatId, long seq, long before, int limit) {
        return versions.versions(chatId, seq, before, limit);
    }

    Optional<LoggedEvent> byKey(ChatId chatId, String key) {
        return Optional.ofNullable(
            events.find(Filters.eq(EventDocuments.KEY, EventDocuments.key(chatId, key))).first()
        ).map(EventDocuments::read);
    }

    /** The events from one place to another, both included, as far as they exist; oldest first. */
    List<LoggedEvent> range(ChatId chatId, long from, long to) {
        return find(LongStream.rangeClosed(Math.max(1, from), to).mapToObj(seq -> EventDocuments.id(chatId, seq)));
    }

    /** See {@link ChatLog#heads}. */
    Map<ChatId, Long> heads(Map<ChatId, Long> known) {
        var heads = new HashMap<>(known);
        var moved = probe(heads, known.keySet(), 1);
        while (!moved.isEmpty()) {
            moved = probe(heads, moved, PROBES);
        }
        return heads;
    }

    /** Looks 1, 2, 4 … places ahead; returns the chats whose heads have moved by it. */
    private Set<ChatId> probe(Map<ChatId, Long> heads, Collection<ChatId> chatIds, int probes) {
        var wanted = new ArrayList<String>();
        for (ChatId chatId : chatIds) {
            for (int i = 0; i < probes; i++) {
                wanted.add(EventDocuments.id(chatId, heads.getOrDefault(chatId, 0L) + (1L << i)));
            }
        }
        var moved = new HashSet<ChatId>();
        for (int from = 0; from < wanted.size(); from += COUNTED_AT_ONCE) {
            var ids = wanted.subList(from, Math.min(wanted.size(), from + COUNTED_AT_ONCE));
            for (Document found : events.find(Filters.in("_id", ids)).projection(Projections.include("_id"))) {
                String id = found.getString("_id");
                int colon = id.lastIndexOf(':');
                var chatId = new ChatId(id.substring(0, colon));
                heads.merge(chatId, Long.parseLong(id.substring(colon + 1)), Math::max);
                moved.add(chatId);
            }
        }
        return moved;
    }

    /** The events at these places, as far as they exist; those of one chat oldest first. */
    List<LoggedEvent> at(Collection<EventRef> places) {
        return find(places.stream().map(ref -> EventDocuments.id(ref.chatId(), ref.seq())));
    }

    /** The events at these places of one log, as far as they exist; oldest first. */
    List<LoggedEvent> at(ChatId chatId, Collection<Long> seqs) {
        return find(EventDocuments.ids(chatId, seqs).stream());
    }

    /** See {@link ChatLog#goingOnAfter}. */
    Set<ChatId> goingOnAfter(Map<ChatId, Long> places) {
        var next = new HashMap<String, ChatId>();
        places.forEach((chatId, seq) -> next.put(EventDocuments.id(chatId, seq + 1), chatId));
        var found = new HashSet<ChatId>();
        var ids = List.copyOf(next.keySet());
        for (int from = 0; from < ids.size(); from += PLACES_AT_ONCE) {
            var page = ids.subList(from, Math.min(from + PLACES_AT_ONCE, ids.size()));
            for (Document event : events.find(Filters.in("_id", page)).projection(ID)) {
                found.add(next.get(event.getString("_id")));
            }
        }
        return found;
    }

    /** For each chat of the list the next {@code limit} events after the place it stands at; each chat's oldest first. */
    List<LoggedEvent> tails(Collection<Chat> chats, int limit) {
        return find(
            chats
                .stream()
                .flatMap(chat ->
                    LongStream.rangeClosed(chat.seq() + 1, chat.seq() + limit).mapToObj(seq ->
                        EventDocuments.id(chat.id(), seq)
                    )
                )
        );
    }

    /** Removes a whole log, also one of which a part is gone already. */
    void forget(ChatId chatId) {
        // Of ids that begin so; the character after the colon ends them.
        events.deleteMany(Filters.and(Filters.gte("_id", chatId + ":"), Filters.lt("_id", chatId + ";")));
        deletions.forget(chatId);
    }

    private List<LoggedEvent> find(Stream<String> ids) {
        List<String> wanted = ids.toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<LoggedEvent>();
        for (Document document : events.find(Filters.in("_id", wanted))) {
            found.add(EventDocuments.read(document));
        }
        found.sort(Comparator.comparingLong(LoggedEvent::seq));
        return found;
    }
}
