package dev.parley.chat.run;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.run.Run.Answer;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs, for a day: of each person and chat the newest {@value #KEPT}. A change is written upon the run as it was read. */
@Component
class RunStore {

    static final int KEPT = 20;
    static final Duration KEPT_FOR = Duration.ofHours(24);

    private static final int OPEN_MAX = 500;
    private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions().returnDocument(
        ReturnDocument.AFTER
    );

    private final MongoCollection<Document> runs;
    private final Clock clock;

    RunStore(MongoTemplate mongo, Clock clock) {
        this.runs = mongo.getCollection("runs");
        this.clock = clock;
        runs.createIndex(Indexes.ascending("chat", "user", "clientId"), new IndexOptions().unique(true));
        runs.createIndex(Indexes.ascending("bot", "startedAt"));
        runs.createIndex(Indexes.ascending("startedAt"));
    }

    /** Adds a run, and drops those of the same person and chat that are too many. False where the same was added before. */
    boolean add(Run run) {
        try {
            runs.insertOne(RunDocuments.write(run));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
        var older = read(of(run.chatId(), run.user()), Sorts.descending("startedAt", "_id"), KEPT, Integer.MAX_VALUE);
        if (!older.isEmpty()) {
            runs.deleteMany(
                Filters.in(
                    "_id",
                    older
                        .stream()
                        .map(each -> each.id().value())
                        .toList()
                )
            );
        }
        return true;
    }

    Optional<Run> find(RunId id) {
        return Optional.ofNullable(runs.find(Filters.and(byId(id), isKept())).first()).map(RunDocuments::read);
    }

    Optional<Run> find(ChatId chatId, UserId user, String clientId) {
        return Optional.ofNullable(
            runs.find(Filters.and(of(chatId, user), Filters.eq("clientId", clientId), isKept())).first()
        ).map(RunDocuments::read);
    }

    /** The earliest first. */
    List<Run> find(ChatId chatId, UserId user) {
        return read(Filters.and(of(chatId, user), isKept()), Sorts.ascending("startedAt", "_id"), 0, KEPT);
    }

    /** What the bot may have to be told of; the earliest first, at most {@value #OPEN_MAX}. */
    List<Run> recent(UserId bot) {
        var since = Date.from(clock.instant().minus(Run.UNANSWERED_FOR));
        return read(
            Filters.and(Filters.eq("bot", bot.value()), Filters.gt("startedAt", since)),
            Sorts.ascending("startedAt", "_id"),
            0,
            OPEN_MAX
        );
    }

    /** Notes that the bot was told. Empty where that was known, or comes too late. */
    Optional<Run> told(RunId id, Instant now) {
        var inTime = Filters.gt("startedAt", Date.from(now.minus(Run.UNTOLD_FOR)));
        return change(Filters.and(byId(id), Filters.eq("toldAt", null), inTime), Updates.set("toldAt", Date.from(now)));
    }

    /** Adds an answer, and shows a run that was dismissed again. Empty where the run was changed since it was read. */
    Optional<Run> answer(Run run, Answer answer) {
        return change(
            Filters.and(byId(run.id()), Filters.eq("rev", run.rev())),
            Updates.combine(
                Updates.push("answers", RunDocuments.write(answer)),
                Updates.set("dismissed", run.dismissed() && answer.visibility() == AnswerVisibility.ALL)
            )
        );
    }

    /** Whether it was one of the person in the chat, was not dismissed before, and has no answer that came after {@code rev}. */
    boolean dismiss(RunId id, ChatId chatId, UserId user, long rev) {
        var seen = Filters.or(Filters.lte("rev", rev), Filters.size("answers", 0));
        var shown = Filters.and(byId(id), of(chatId, user), Filters.eq("dismissed", false), seen);
        return change(shown, Updates.set("dismissed", true)).isPresent();
    }

    /** Forgets what the user has run, and what was asked of the bot. */
    void forget(UserId userOrBot) {
        runs.deleteMany(Filters.or(Filters.eq("user", userOrBot.value()), Filters.eq("bot", userOrBot.value())));
    }

    @Scheduled(fixedDelayString = "${parley.runs.sweep-interval:10m}", initialDelayString = "1m")
    void sweep() {
        runs.deleteMany(Filters.lte("startedAt", Date.from(clock.instant().minus(KEPT_FOR))));
    }

    private Optional<Run> change(Bson which, Bson change) {
        var changed = runs.findOneAndUpdate(which, Updates.combine(change, Updates.inc("rev", 1L)), AFTER);
        return Optional.ofNullable(changed).map(RunDocuments::read);
    }

    private List<Run> read(Bson which, Bson order, int skipped, int most) {
        var found = new ArrayList<Run>();
        for (Document document : runs.find(which).sort(order).skip(skipped).limit(most)) {
            found.add(RunDocuments.read(document));
        }
        return found;
    }

    private Bson isKept() {
        return Filters.gt("startedAt", Date.from(clock.instant().minus(KEPT_FOR)));
    }

    private static Bson byId(RunId id) {
        return Filters.eq("_id", id.value());
    }

    private static Bson of(ChatId chatId, UserId user) {
        return Filters.and(Filters.eq("chat", chatId.value()), Filters.eq("user", user.value()));
    }
}
