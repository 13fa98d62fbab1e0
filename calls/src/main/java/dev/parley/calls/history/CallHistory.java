package dev.parley.calls.history;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallRecord;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.extern.slf4j.Slf4j;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * Each user's own calls, in one document a user and month that is found by its computed {@code _id}. A month keeps the
 * newest 2,000: who makes more is a machine.
 */
@Slf4j
@Service
public class CallHistory {

    public static final int PAGE_MAX = 100;

    private static final int MONTH_MAX = 2_000;
    /** How far back the pages go, and the count of missed calls. */
    private static final int MONTHS = 60;
    private static final int MISSED_MONTHS = 2;
    private static final int MONTHS_AT_ONCE = 12;
    private static final String CALLS = "calls";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final Comparator<PastCall> NEWEST_FIRST = Comparator.comparing(PastCall::startedAt)
        .thenComparing(call -> call.id().value())
        .reversed();

    private final MongoCollection<Document> months;
    private final MongoCollection<Document> seen;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CallHistory(MongoTemplate mongo, Clock clock, ApplicationEventPublisher events) {
        months = mongo.getCollection("call_months");
        seen = mongo.getCollection("calls_seen");
        this.clock = clock;
        this.events = events;
    }

    /**
     * Some calls, newest first.
     *
     * @param next the cursor of the page after this one, null at the end
     */
    public record Page(List<PastCall> calls, @Nullable CallCursor next) {}

    /**
     * Remembers the call for every user concerned and tells them; a repeat changes nothing and tells nobody.
     *
     * @param title of the call's meeting, if it was held in one
     */
    public void record(CallRecord call, @Nullable String title) {
        var told = Person.usersAmong(call.attendance().people())
            .stream()
            .filter(user -> record(call, title, user))
            .collect(Collectors.toUnmodifiableSet());
        if (!told.isEmpty()) {
            events.publishEvent(new CallHistoryChanged(told));
        }
    }

    /**
     * The user's calls, in one place or all.
     *
     * @param place null for all
     * @param after {@link Page#next} of the page before, or null
     * @param limit 1 to 100
     */
    public Page of(UserId user, @Nullable CallPlace place, @Nullable CallCursor after, int limit) {
        // The clock of the node that made the cursor may be ahead of this one's.
        var newest = month(clock.instant()).plusMonths(1);
        var oldest = month(clock.instant()).minusMonths(MONTHS);
        var month = after == null || month(after.startedAt()).isAfter(newest) ? newest : month(after.startedAt());
        var found = new ArrayList<PastCall>();
        for (; found.size() <= limit && month.isAfter(oldest); month = month.minusMonths(MONTHS_AT_ONCE)) {
            in(user, month, MONTHS_AT_ONCE)
                .stream()
                .filter(call -> place == null || call.place().equals(place))
                .filter(call -> after == null || after.isBefore(call))
                .sorted(NEWEST_FIRST)
                .forEach(found::add);
        }
        if (found.size() <= limit) {
            return new Page(List.copyOf(found), null);
        }
        var page = List.copyOf(found.subList(0, limit));
        return new Page(page, CallCursor.of(page.getLast()));
    }

    /** One of the user's calls of the last weeks. */
    public Optional<PastCall> find(UserId user, CallId id) {
        return in(user, YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)), MISSED_MONTHS)
            .stream()
            .filter(call -> call.id().equals(id))
            .findFirst();
    }

    /** How many calls the user has missed in the last weeks, since {@link #markSeen}. */
    public int missed(UserId user) {
        var since = Optional.ofNullable(seen.find(Filters.eq("_id", user.value())).first())
            .map(document -> document.getDate("at").toInstant())
            .orElse(Instant.EPOCH);
        return (int) in(user, month(clock.instant()), MISSED_MONTHS)
            .stream()
            .filter(call -> call.endedAt().isAfter(since) && call.missed())
            .count();
    }

    /**
     * The user has looked: what had been missed by then counts no more, on any device.
     *
     * @param upTo when the newest call ended that was to be seen; the future counts as now
     */
    public void markSeen(UserId user, Instant upTo) {
        var now = clock.instant();
        var at = upTo.isAfter(now) ? now : upTo;
        seen.updateOne(Filters.eq("_id", user.value()), Updates.max("at", Date.from(at)), UPSERT);
        events.publishEvent(new CallHistoryChanged(Set.of(user)));
    }

    /** False where the user's history has the call already. */
    private boolean record(CallRecord call, @Nullable String title, UserId user) {
        var month = month(call.startedAt());
        try {
            var result = months.updateOne(
                Filters.and(Filters.eq("_id", id(user, month)), Filters.ne(CALLS + ".id", call.callId().value())),
                Updates.pushEach(
                    CALLS,
                    List.of(CallDocuments.write(call, Person.of(user), title)),
                    new PushOptions().slice(-MONTH_MAX)
                ),
                UPSERT
            );
            return result.getModifiedCount() > 0 || result.getUpsertedId() != null;
        } catch (MongoWriteException present) {
            // With the call in it already the document does not match, and the one to be inserted instead exists.
            if (present.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw present;
            }
            // Without the call, another one of the user's made the document at the same moment.
            return months.find(present(user, month, call)).first() == null && record(call, title, user);
        }
    }

    private static Bson present(UserId user, YearMonth month, CallRecord call) {
        return Filters.and(Filters.eq("_id", id(user, month)), Filters.eq(CALLS + ".id", call.callId().value()));
    }

    private List<PastCall> in(UserId user, YearMonth newest, int count) {
        var ids = IntStream.range(0, count)
            .mapToObj(back -> id(user, newest.minusMonths(back)))
            .toList();
        var calls = new ArrayList<PastCall>();
        for (Document month : months.find(Filters.in("_id", ids))) {
            month.getList(CALLS, Document.class).forEach(call -> readable(call).ifPresent(calls::add));
        }
        return calls;
    }

    /** A call of which a newer node has told something that this one does not know stays out of its pages. */
    private static Optional<PastCall> readable(Document call) {
        try {
            return Optional.of(CallDocuments.read(call));
        } catch (IllegalArgumentException | NullPointerException | ClassCastException newer) {
            log.warn("Past call {} cannot be read: {}", call.get("id"), newer.toString());
            return Optional.empty();
        }
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    private static String id(UserId user, YearMonth month) {
        return user + ":" + month;
    }
}
