package dev.parley.calls.meeting;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.calls.place.MeetingId;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The meetings in MongoDB, a document each. Of a deleted one its id remains, so that no late request makes it anew. */
@Component
class MeetingStore {

    private static final String ID = "_id";
    private static final String CODE = "code";
    private static final String HOSTS = "hosts";
    private static final String OVER_AT = "overAt";
    private static final String DELETED = "deleted";
    private static final Bson PRESENT = Filters.exists(DELETED, false);

    private final MongoCollection<Document> meetings;
    private final OnceUpdates updates;

    MeetingStore(MongoTemplate mongo, OnceUpdates updates) {
        meetings = mongo.getCollection("meetings");
        meetings.createIndex(Indexes.ascending(CODE), new IndexOptions().unique(true));
        meetings.createIndex(Indexes.ascending(HOSTS, OVER_AT));
        this.updates = updates;
    }

    /** False where there is one of this id or code already, or was. */
    boolean add(Meeting meeting) {
        try {
            meetings.insertOne(MeetingDocuments.write(meeting));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    /** Whether there is one, or was. */
    boolean isTaken(MeetingId id) {
        return meetings.find(Filters.eq(ID, id.value())).first() != null;
    }

    Optional<Meeting> find(MeetingId id) {
        return Optional.ofNullable(meetings.find(Filters.and(Filters.eq(ID, id.value()), PRESENT)).first()).map(
            MeetingDocuments::read
        );
    }

    Optional<Meeting> find(LinkCode code) {
        return Optional.ofNullable(meetings.find(Filters.and(Filters.eq(CODE, code.value()), PRESENT)).first()).map(
            MeetingDocuments::read
        );
    }

    /** The meetings that the user hosts and that are not over; at most so many. */
    List<Meeting> comingOf(UserId host, Instant now, int limit) {
        return read(Filters.and(Filters.eq(HOSTS, host.value()), Filters.gt(OVER_AT, Date.from(now)), PRESENT), limit);
    }

    /** Those that are over, the last one first. */
    List<Meeting> pastOf(UserId host, Instant now, @Nullable MeetingCursor after, int limit) {
        var filters = new ArrayList<Bson>();
        filters.add(Filters.eq(HOSTS, host.value()));
        filters.add(Filters.lte(OVER_AT, Date.from(now)));
        filters.add(PRESENT);
        if (after != null) {
            var at = Date.from(after.at());
            filters.add(
                Filters.or(
                    Filters.lt(OVER_AT, at),
                    Filters.and(Filters.eq(OVER_AT, at), Filters.lt(ID, after.id().value()))
                )
            );
        }
        return read(Filters.and(filters), limit);
    }

    /** All that the user hosts, over or not. */
    List<Meeting> hostedBy(UserId host) {
        return read(Filters.and(Filters.eq(HOSTS, host.value()), PRESENT), 0);
    }

    private List<Meeting> read(Bson filter, int limit) {
        var found = new ArrayList<Meeting>();
        var sorted = meetings.find(filter).sort(Sorts.descending(OVER_AT, ID));
        for (Document meeting : limit > 0 ? sorted.limit(limit) : sorted) {
            found.add(MeetingDocuments.read(meeting));
        }
        return found;
    }

    /**
     * Changes a meeting once for each key.
     *
     * @param change returns the meeting as it is to be; the same for no change; may be called several times
     * @return the meeting as it is now; empty where there is none
     */
    Optional<Meeting> change(MeetingId id, String key, Function<Meeting, Meeting> change) {
        updates.update(meetings, id.value(), key, found -> {
            if (!isThere(found)) {
                return null;
            }
            var before = MeetingDocuments.read(found);
            var after = change.apply(before);
            return after.equals(before) ? null : set(MeetingDocuments.write(after));
        });
        return find(id);
    }

    private static boolean isThere(Document found) {
        return found.containsKey(CODE) && !found.containsKey(DELETED);
    }

    private static Bson set(Document meeting) {
        return Updates.combine(
            meeting
                .entrySet()
                .stream()
                .filter(field -> !field.getKey().equals(ID))
                .map(field -> Updates.set(field.getKey(), field.getValue()))
                .toList()
        );
    }

    /** Whether the user has deleted it. */
    boolean isDeletedBy(MeetingId id, UserId owner) {
        return (
            meetings.find(Filters.and(Filters.eq(ID, id.value()), Filters.eq(DELETED, owner.value()))).first() != null
        );
    }

    void delete(Meeting meeting) {
        String id = meeting.id().value();
        meetings.replaceOne(
            Filters.and(Filters.eq(ID, id), PRESENT),
            new Document(ID, id).append(CODE, "deleted/" + id).append(DELETED, meeting.owner().value())
        );
    }
}
