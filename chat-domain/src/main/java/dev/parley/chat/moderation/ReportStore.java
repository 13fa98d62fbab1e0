package dev.parley.chat.moderation;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.moderation.Report.Resolution;
import dev.parley.chat.moderation.Report.Taken;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Reports: open ones are kept until somebody has resolved them, and resolved ones for another 90 days. */
@Component
class ReportStore {

    private static final Duration KEPT = Duration.ofDays(90);

    private static final String KEY = "key";
    private static final String OPEN = "open";
    private static final String REPORTER = "reporter";
    private static final String FORGOTTEN_AT = "forgottenAt";
    /** There where somebody is banned by the report. */
    private static final String BANNED = "banned";

    private final MongoCollection<Document> reports;

    ReportStore(MongoTemplate mongo) {
        reports = mongo.getCollection("reports");
        reports.createIndex(Indexes.ascending(KEY), new IndexOptions().unique(true).sparse(true));
        reports.createIndex(Indexes.ascending(OPEN, "_id"));
        reports.createIndex(Indexes.ascending(REPORTER));
        reports.createIndex(Indexes.ascending(FORGOTTEN_AT), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /**
     * @param key unique among the reports
     * @return false where there is a report with this key
     */
    boolean add(Report report, String key) {
        try {
            reports.insertOne(ReportDocuments.write(report).append(KEY, key).append(OPEN, true));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    Optional<Report> find(ReportId id) {
        return Optional.ofNullable(reports.find(byId(id)).first()).map(ReportDocuments::read);
    }

    /**
     * Open ones, the eldest first; or resolved ones, the latest first.
     *
     * @param after the last of the page before, or null
     */
    List<Report> list(boolean open, @Nullable ReportId after, int limit) {
        var filter = Filters.eq(OPEN, open);
        if (after != null) {
            var beyond = open ? Filters.gt("_id", after.value()) : Filters.lt("_id", after.value());
            filter = Filters.and(filter, beyond);
        }
        var order = open ? Sorts.ascending("_id") : Sorts.descending("_id");
        var found = new ArrayList<Report>();
        for (Document report : reports.find(filter).sort(order).limit(limit)) {
            found.add(ReportDocuments.read(report));
        }
        return found;
    }

    int countOpen(int most) {
        return (int) reports.countDocuments(Filters.eq(OPEN, true), new CountOptions().limit(most));
    }

    /**
     * Resolves an open report.
     *
     * @param by what the resolution is known by
     * @return false where it is not open
     */
    boolean resolve(ReportId id, Resolution resolution, String by) {
        var resolved = Updates.combine(
            Updates.set(OPEN, false),
            Updates.set("resolution", ReportDocuments.write(resolution)),
            Updates.set("resolvedBy", by)
        );
        var open = Filters.and(byId(id), Filters.eq(OPEN, true));
        boolean forgotten =
            reports
                .updateOne(
                    Filters.and(open, Filters.exists(BANNED, false)),
                    Updates.combine(resolved, forgottenAfter(resolution.at()))
                )
                .getModifiedCount() > 0;
        return forgotten || reports.updateOne(open, resolved).getModifiedCount() > 0;
    }

    boolean isResolvedBy(ReportId id, String by) {
        return reports.find(Filters.and(byId(id), Filters.eq("resolvedBy", by))).first() != null;
    }

    /** Another report with the same key may come from now on. */
    void freeKey(ReportId id) {
        reports.updateOne(byId(id), Updates.unset(KEY));
    }

    /**
     * Notes what was done. A report by which somebody is banned is kept, so that the ban can be lifted by it.
     *
     * @param by what the act is known by
     * @return false where it is noted already
     */
    boolean note(ReportId id, Taken taken, String by) {
        var fresh = Filters.and(byId(id), Filters.ne("taken.key", by));
        var noted = Updates.push("taken", ReportDocuments.write(taken).append("key", by));
        var change = switch (taken.action()) {
            case BAN -> Updates.combine(noted, Updates.set(BANNED, true), Updates.unset(FORGOTTEN_AT));
            case LIFT -> Updates.combine(noted, Updates.unset(BANNED));
            default -> noted;
        };
        boolean isNew = reports.updateOne(fresh, change).getModifiedCount() > 0;
        if (isNew && taken.action() == ReportAction.LIFT) {
            reports.updateOne(
                Filters.and(byId(id), Filters.eq(OPEN, false), Filters.exists(FORGOTTEN_AT, false)),
                forgottenAfter(taken.at())
            );
        }
        return isNew;
    }

    private static Bson forgottenAfter(Instant at) {
        return Updates.set(FORGOTTEN_AT, Date.from(at.plus(KEPT)));
    }

    /** The reports stay, and nobody has made them. */
    void forgetReporter(UserId reporter) {
        reports.updateMany(
            Filters.eq(REPORTER, reporter.value()),
            Updates.combine(Updates.unset(REPORTER), Updates.unset(KEY))
        );
    }

    private static Bson byId(ReportId id) {
        return Filters.eq("_id", id.value());
    }
}
