package dev.parley.calls.meeting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Who has come into the chat of each meeting, since which event, and how guests are called. Kept as long as the chat. */
@Component
class ChatVisits {

    private static final String ID = "_id";
    private static final String MEETING = "meeting";
    private static final String PERSON = "person";
    private static final String NAME = "name";
    private static final String FROM = "from";
    private static final int CACHED = 50_000;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> visits;

    /** They never change. */
    private final Cache<String, Visit> known = Caffeine.newBuilder().maximumSize(CACHED).build();

    ChatVisits(MongoTemplate mongo) {
        visits = mongo.getCollection("meeting_chat_visits").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        visits.createIndex(Indexes.ascending(MEETING));
    }

    /**
     * @param name of a guest, as typed; null for a user, who may be called otherwise by now
     * @param from the first event of which the person may know
     */
    record Visit(Person person, @Nullable String name, long from) {}

    Optional<Visit> find(MeetingId meeting, Person person) {
        var id = authorOf(person);
        return Optional.ofNullable(find(meeting, List.of(id)).get(id));
    }

    /** Keeps when somebody has come first; a visit that is kept already stays as it is. Returns what is kept. */
    Visit begin(MeetingId meeting, Visit visit) {
        visits.updateOne(
            Filters.eq(ID, id(meeting, authorOf(visit.person()))),
            Updates.combine(
                Updates.setOnInsert(MEETING, meeting.value()),
                Updates.setOnInsert(PERSON, visit.person().toString()),
                Updates.setOnInsert(NAME, visit.name()),
                Updates.setOnInsert(FROM, visit.from())
            ),
            UPSERT
        );
        return find(meeting, visit.person()).orElse(visit);
    }

    /** The visits of those among them who have come. */
    Map<UserId, Visit> find(MeetingId meeting, Collection<UserId> authors) {
        var found = new HashMap<UserId, Visit>();
        var unknown = new HashMap<String, UserId>();
        for (UserId author : authors) {
            String id = id(meeting, author);
            var visit = known.getIfPresent(id);
            if (visit == null) {
                unknown.put(id, author);
            } else {
                found.put(author, visit);
            }
        }
        if (!unknown.isEmpty()) {
            for (Document document : visits.find(Filters.in(ID, unknown.keySet()))) {
                var visit = read(document);
                known.put(document.getString(ID), visit);
                found.put(authorOf(visit.person()), visit);
            }
        }
        return found;
    }

    void forget(MeetingId meeting) {
        visits.deleteMany(Filters.eq(MEETING, meeting.value()));
    }

    /** Under which id the log keeps what somebody writes: ids of users and guests are never the same. */
    static UserId authorOf(Person person) {
        return switch (person) {
            case Person.User(var id) -> id;
            case Person.Guest(var id) -> new UserId(id.value());
        };
    }

    private static Visit read(Document visit) {
        return new Visit(Person.parse(visit.getString(PERSON)), visit.getString(NAME), visit.getLong(FROM));
    }

    private static String id(MeetingId meeting, UserId author) {
        return meeting + "/" + author;
    }
}
