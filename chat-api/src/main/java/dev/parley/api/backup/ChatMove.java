package dev.parley.api.backup;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.api.embedded.documents.Snapshot;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Copies one chat to another installation, which may run meanwhile, and compares. The first event of the log comes when all
 * the rest of it is there: until then there is no chat. A note says which chats are under way; of one without a first event
 * a repeat begins anew, with one it does what is left, of which each step may be done twice.
 */
final class ChatMove {

    static final String UNFINISHED = "unfinished_chat_moves";

    /** The consumers of logs that are to see the chat from its beginning there. */
    private static final Set<String> MADE_ANEW = Set.of("search_2", "chat-facts_2");

    /** How many events the chat had here when its move began. */
    private static final String HEAD = "head";

    private static final String CONSUMERS = "log_consumers";
    private static final String CURSORS = "consumer_cursors";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Snapshot snapshot;
    private final MongoDatabase target;
    private final String chat;
    private final Filling filling;
    private final ChatFiles files;
    private final ChatPeople people;
    private final ChatEntries entries;

    ChatMove(Snapshot snapshot, MongoDatabase target, String chat) {
        this.snapshot = snapshot;
        this.target = target;
        this.chat = chat;
        filling = new Filling(target);
        files = new ChatFiles(snapshot, chat);
        people = new ChatPeople(snapshot, target);
        entries = new ChatEntries(snapshot, target, chat);
    }

    /**
     * @param documents that are the chat's there
     * @param added people who were not there
     * @param members in whose inboxes it is
     */
    record Moved(long documents, int added, int members) {
        String inWords() {
            return (
                "Copied " +
                documents +
                " documents of the chat and compared them; it has " +
                members +
                " members, and " +
                added +
                " people were not there before.\n" +
                "The chat is still in the data folder, too: end it there when all have found it here."
            );
        }
    }

    Moved move() {
        requireBothSides();
        nameThePeople();
        people.compare(entries.members());
        long head = ChatDocuments.with(ChatDocuments.EVENTS, "chat", chat).in(snapshot).count();
        if (isThere()) {
            requireOneBrokenOffAt(head);
        } else {
            requireFreeHandles();
            note(Updates.combine(Updates.set("since", new Date()), Updates.set(HEAD, head)));
            people.add();
            copyWhatComesBefore();
        }
        setCursors(head);
        once("settled", this::copyWhatComesAfter);
        once("listed", this::list);
        offerToConsumers();
        long documents = compareCounts();
        target.getCollection(UNFINISHED).deleteOne(Filters.eq("_id", chat));
        return new Moved(documents, people.missing(), entries.members().size());
    }

    /** People may have written there since; whoever has written here since would lose it. */
    private void requireOneBrokenOffAt(long head) {
        var noted = target.getCollection(UNFINISHED).find(Filters.eq("_id", chat)).first();
        if (noted == null) {
            throw new CommandFailure("The chat " + chat + " is there already: nothing was moved.");
        }
        if (noted.get(HEAD) instanceof Number before && before.longValue() != head) {
            throw new CommandFailure(
                "The chat " +
                    chat +
                    " had " +
                    before +
                    " events when its move was broken off, and has " +
                    head +
                    " now: it is there already, and what was written here since would be lost. Keep it, and repeat the " +
                    "move from a backup of before."
            );
        }
    }

    /** All members have it then; whoever leaves it there afterwards does not. */
    private void list() {
        entries.add(people.named());
        if (entries.missing() > 0) {
            throw new CommandFailure(entries.missing() + " members do not have the chat there.");
        }
    }

    /** A step that is over is not done again by a repeat: what it has brought may be settled there by now. */
    private void once(String step, Runnable work) {
        var noted = target.getCollection(UNFINISHED).find(Filters.eq("_id", chat)).first();
        if (noted == null || !noted.getBoolean(step, false)) {
            work.run();
            note(Updates.set(step, true));
        }
    }

    private void note(Bson change) {
        target.getCollection(UNFINISHED).updateOne(Filters.eq("_id", chat), change, UPSERT);
    }

    private void requireBothSides() {
        if (
            ChatDocuments.with(ChatDocuments.EVENTS, "_id", ChatDocuments.first(chat)).in(snapshot).findAny().isEmpty()
        ) {
            throw new CommandFailure("There is no chat " + chat + " in the data folder.");
        }
        if (UnfinishedMove.isIn(target)) {
            throw new CommandFailure("A move of everything to this database was broken off. Finish it first.");
        }
        if (target.getCollection(ChatPeople.COLLECTION).find().first() == null) {
            throw new CommandFailure(
                "Nobody has an account in the database " +
                    target.getName() +
                    ". Start Parley on it first and register its administrator; or move everything, without --chat."
            );
        }
    }

    private void nameThePeople() {
        all()
            .stream()
            .filter(part -> !part.collection().equals("avatars"))
            .forEach(part -> people.nameThoseIn(part.in(snapshot)));
        people.nameThoseIn(files.files());
        entries.members().forEach(people::name);
    }

    private void requireFreeHandles() {
        ChatDocuments.with(ChatDocuments.HANDLES, "chat", chat)
            .in(snapshot)
            .map(ChatDocuments::id)
            .filter(
                handle -> target.getCollection(ChatDocuments.HANDLES).find(Filters.eq("_id", handle)).first() != null
            )
            .findAny()
            .ifPresent(handle -> {
                throw new CommandFailure(
                    "Another chat has the address " + handle + " there. Change one of the two first: nothing was moved."
                );
            });
    }

    private boolean isThere() {
        return (
            raw(ChatDocuments.EVENTS)
                .find(Filters.eq("_id", ChatDocuments.first(chat)))
                .first() != null
        );
    }

    private void copyWhatComesBefore() {
        for (ChatDocuments part : ChatDocuments.before(chat)) {
            replace(part.collection(), List.of(part.there()), part.in(snapshot));
        }
        replace(ChatFiles.CHUNKS, files.chunksThere(), files.chunks());
        replace(ChatFiles.FILES, List.of(Filters.eq("chat", chat)), files.files());
    }

    /** What a move that was broken off has left goes first: by now it may be gone here. */
    private void replace(String collection, List<Bson> there, Stream<RawBsonDocument> documents) {
        there.forEach(filter -> raw(collection).deleteMany(filter));
        var sum = filling.add(collection, documents.iterator());
        if (!filling.sum(collection, there).isSameAs(sum)) {
            throw new CommandFailure("What was written to " + collection + " is not what is read there.");
        }
    }

    private void copyWhatComesAfter() {
        ChatDocuments.after(chat).forEach(part ->
            part.in(snapshot).forEach(document -> add(part.collection(), document))
        );
        files.checks().forEach(document -> add(ChatFiles.CHECKS, document));
    }

    private void add(String collection, RawBsonDocument document) {
        try {
            raw(collection).insertOne(Sum.withItsIdFirst(document));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    /** Consumers that make something of the log begin it anew; the others go on where they were, and tell nobody twice. */
    private void setCursors(long events) {
        var cursors = new TreeMap<String, BsonValue>();
        var head = new BsonInt64(events);
        Stream.concat(
            ChatDocuments.all(snapshot, CONSUMERS),
            StreamSupport.stream(target.getCollection(CONSUMERS, BsonDocument.class).find().spliterator(), false)
        )
            .filter(consumer -> consumer.containsKey("since"))
            .forEach(consumer -> cursors.put(ChatDocuments.id(consumer), head));
        ChatDocuments.with(CURSORS, "_id", chat)
            .in(snapshot)
            .forEach(stand -> cursors.putAll(stand.getDocument("cursors", new BsonDocument())));
        cursors.keySet().removeAll(MADE_ANEW);
        cursors.forEach((consumer, seq) ->
            target
                .getCollection(CURSORS)
                .updateOne(Filters.eq("_id", chat), Updates.max("cursors." + consumer, seq), UPSERT)
        );
    }

    private void offerToConsumers() {
        target
            .getCollection("active_chats")
            .updateOne(
                Filters.eq("_id", chat),
                Updates.combine(
                    Updates.setOnInsert("node", ""),
                    Updates.setOnInsert("until", new Date(0)),
                    Updates.set("shared", true)
                ),
                UPSERT
            );
    }

    /** Since the chat is there people may write to it: there may be more, and never less. */
    private long compareCounts() {
        long documents = 0;
        for (ChatDocuments part : all()) {
            long here = part.in(snapshot).count();
            long there = raw(part.collection()).countDocuments(part.there());
            // What passes may have passed: claims of addresses, messages that wait, files of recordings.
            if (there < here && part.collection().equals(ChatDocuments.EVENTS)) {
                throw new CommandFailure("Of " + here + " events only " + there + " are there.");
            }
            documents += there;
        }
        return documents + raw(ChatFiles.FILES).countDocuments(Filters.eq("chat", chat));
    }

    private List<ChatDocuments> all() {
        return Stream.concat(ChatDocuments.before(chat).stream(), ChatDocuments.after(chat).stream()).toList();
    }

    private MongoCollection<RawBsonDocument> raw(String collection) {
        return target.getCollection(collection, RawBsonDocument.class);
    }
}
