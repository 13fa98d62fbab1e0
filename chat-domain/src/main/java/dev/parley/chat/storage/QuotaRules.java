package dev.parley.chat.storage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** How many bytes the files of a person and of a chat may have: as the installation decides, and otherwise for single people. */
@Component
public class QuotaRules {

    private static final String ID = "storage";
    private static final String PERSON = "person";
    private static final String CHAT = "chat";
    /** Of a single person; {@link #UNLIMITED} for none. */
    private static final String QUOTA = "quota";
    private static final long UNLIMITED = -1;
    /** 1 PiB: sums stay far from what a number holds. */
    private static final long MOST = 1L << 50;

    private final MongoCollection<Document> documents;
    private final MongoCollection<Document> people;
    private final OnceUpdates once;

    QuotaRules(MongoTemplate mongo, OnceUpdates once) {
        documents = mongo.getCollection("administration");
        people = mongo.getCollection(StorageCounts.PEOPLE);
        this.once = once;
    }

    /**
     * In bytes; null for none.
     *
     * @param person for each person for whom nothing else is decided
     * @param chat for each chat
     */
    public record Quotas(@Nullable Long person, @Nullable Long chat) {}

    /**
     * @param own whether it is decided for this person alone
     * @param bytes null for none
     */
    public record PersonQuota(boolean own, @Nullable Long bytes) {}

    public Quotas quotas() {
        var found = documents.find(Filters.eq("_id", ID)).first();
        return found == null ? new Quotas(null, null) : new Quotas(found.getLong(PERSON), found.getLong(CHAT));
    }

    /** False where it is so already, or this is a repeat. @throws ParleyException {@code INVALID_REQUEST} */
    public boolean change(Intent intent, Quotas quotas) {
        require(PERSON, quotas.person());
        require(CHAT, quotas.chat());
        return once
            .update(documents, ID, intent.key(), document ->
                Objects.equals(document.getLong(PERSON), quotas.person()) &&
                Objects.equals(document.getLong(CHAT), quotas.chat())
                    ? null
                    : Updates.combine(Updates.set(PERSON, quotas.person()), Updates.set(CHAT, quotas.chat()))
            )
            .isPresent();
    }

    /** As {@link #change}. @param quota of a person, or {@code own} = false for what holds for all */
    public boolean change(Intent intent, UserId userId, PersonQuota quota) {
        require("bytes", quota.bytes());
        @Nullable
        Long kept = quota.own() ? Long.valueOf(Objects.requireNonNullElse(quota.bytes(), UNLIMITED)) : null;
        return once
            .update(people, userId.value(), intent.key(), document ->
                Objects.equals(document.getLong(QUOTA), kept)
                    ? null
                    : Updates.combine(
                          kept == null ? Updates.unset(QUOTA) : Updates.set(QUOTA, kept),
                          Updates.inc(StorageCounts.BYTES, 0L),
                          Updates.inc(StorageCounts.FILES, 0L)
                      )
            )
            .isPresent();
    }

    private static void require(String field, @Nullable Long bytes) {
        if (bytes != null && (bytes < 0 || bytes > MOST)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, "must be 0 to " + MOST + ", or null"));
        }
    }

    /** What holds for a person. @param counted the document of their count, empty where there is none */
    static PersonQuota quotaOf(Document counted, Quotas quotas) {
        Long own = counted.getLong(QUOTA);
        return own == null
            ? new PersonQuota(false, quotas.person())
            : new PersonQuota(true, own == UNLIMITED ? null : own);
    }
}
