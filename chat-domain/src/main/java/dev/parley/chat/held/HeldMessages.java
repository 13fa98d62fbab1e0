package dev.parley.chat.held;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.attachment.KeptUploads;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.held.HeldMessage.State;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.AccountFollower;
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

/**
 * Messages that wait for an administrator: for as long as nobody decides. What became of one is kept for 90 days, without its
 * text, so that a repeat of it is answered so.
 */
@Component
public class HeldMessages implements KeptUploads, AccountFollower {

    private static final Duration KEPT = Duration.ofDays(90);

    private static final String KEY = "key";
    private static final String SENDER = "sender";
    private static final String STATE = "state";
    private static final String DECIDED_BY = "decidedBy";
    private static final String DECIDED_AT = "decidedAt";
    private static final String UNFINISHED = "unfinished";
    private static final String FORGOTTEN_AT = "forgottenAt";
    private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions().returnDocument(
        ReturnDocument.AFTER
    );

    private final MongoCollection<Document> held;

    HeldMessages(MongoTemplate mongo) {
        held = mongo
            .getCollection("held_messages")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
        held.createIndex(Indexes.ascending(KEY), new IndexOptions().unique(true));
        held.createIndex(Indexes.ascending(STATE, "_id"));
        held.createIndex(Indexes.ascending(SENDER, STATE));
        held.createIndex(Indexes.ascending("files.id"), new IndexOptions().sparse(true));
        held.createIndex(Indexes.ascending(UNFINISHED), new IndexOptions().sparse(true));
        held.createIndex(Indexes.ascending(FORGOTTEN_AT), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /** False where the message was held before. */
    public boolean add(HeldMessage message) {
        try {
            held.insertOne(HeldDocuments.write(message).append(KEY, key(message)));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private static String key(HeldMessage message) {
        return key(message.place().chatId(), message.sender(), message.clientId());
    }

    private static String key(ChatId chatId, UserId sender, String clientId) {
        return chatId + "/" + sender + "/" + clientId;
    }

    public Optional<HeldMessage> find(HeldMessageId id) {
        return found(held.find(byId(id)).first());
    }

    public Optional<HeldMessage> find(ChatId chatId, UserId sender, String clientId) {
        return found(held.find(Filters.eq(KEY, key(chatId, sender, clientId))).first());
    }

    /** Those that wait, the eldest first. @param after the last of the page before, or null */
    public List<HeldMessage> waiting(@Nullable HeldMessageId after, int limit) {
        var waiting = Filters.eq(STATE, State.WAITING.name());
        return list(after == null ? waiting : Filters.and(waiting, Filters.gt("_id", after.value())), limit);
    }

    /** Those of the sender that wait, or are approved and not sent yet. */
    public List<HeldMessage> waitingOf(UserId sender, int limit) {
        return list(
            Filters.and(
                Filters.eq(SENDER, sender.value()),
                Filters.in(STATE, State.WAITING.name(), State.APPROVED.name())
            ),
            limit
        );
    }

    /** The sender does not want it any more; one that is decided stays so. */
    public void withdraw(ChatId chatId, UserId sender, String clientId) {
        held.deleteOne(
            Filters.and(Filters.eq(KEY, key(chatId, sender, clientId)), Filters.eq(STATE, State.WAITING.name()))
        );
    }

    /**
     * Decides about one that waits, to be {@linkplain #finish finished}.
     *
     * @param by what the decision is known by
     * @param reason that the sender is told
     * @return empty where another one was first
     */
    public Optional<HeldMessage> decide(HeldMessageId id, State decided, String by, String reason, Instant now) {
        return found(
            held.findOneAndUpdate(
                Filters.and(byId(id), Filters.eq(STATE, State.WAITING.name())),
                Updates.combine(
                    Updates.set(STATE, decided.name()),
                    Updates.set(DECIDED_BY, by),
                    Updates.set(DECIDED_AT, Date.from(now)),
                    Updates.set("reason", reason),
                    Updates.set(UNFINISHED, true)
                ),
                AFTER
            )
        );
    }

    public boolean isDecidedBy(HeldMessageId id, String by) {
        return held.find(Filters.and(byId(id), Filters.eq(DECIDED_BY, by))).first() != null;
    }

    public String reasonOf(HeldMessageId id) {
        var found = held.find(byId(id)).first();
        return found == null ? "" : found.get("reason", "");
    }

    /** Whatever follows from the decision is done; the text is forgotten. */
    public void finish(HeldMessageId id, State state, @Nullable ErrorCode refused, Instant now) {
        held.updateOne(
            Filters.and(byId(id), Filters.eq(UNFINISHED, true)),
            Updates.combine(
                Updates.set(STATE, state.name()),
                Updates.set("refused", refused == null ? null : refused.name()),
                Updates.set("text", ""),
                Updates.set("files", List.of()),
                Updates.unset(UNFINISHED),
                Updates.set(FORGOTTEN_AT, Date.from(now.plus(KEPT)))
            )
        );
    }

    /** Some that were decided before then, and are not finished. */
    public List<HeldMessage> unfinished(Instant before, int limit) {
        return list(Filters.and(Filters.eq(UNFINISHED, true), Filters.lt(DECIDED_AT, Date.from(before))), limit);
    }

    private List<HeldMessage> list(Bson filter, int limit) {
        var found = new ArrayList<HeldMessage>();
        for (Document message : held.find(filter).sort(Sorts.ascending("_id")).limit(limit)) {
            found.add(HeldDocuments.read(message));
        }
        return found;
    }

    @Override
    public boolean isKept(AttachmentId id) {
        return held.find(Filters.eq("files.id", id.value())).first() != null;
    }

    @Override
    public void deleted(UserId user) {
        held.deleteMany(Filters.eq(SENDER, user.value()));
    }

    private static Optional<HeldMessage> found(@Nullable Document message) {
        return Optional.ofNullable(message).map(HeldDocuments::read);
    }

    private static Bson byId(HeldMessageId id) {
        return Filters.eq("_id", id.value());
    }
}
