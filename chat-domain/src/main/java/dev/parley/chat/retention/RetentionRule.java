package dev.parley.chat.retention;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/** For how many days the installation keeps messages, and the holds that win over it. */
@Service
public class RetentionRule {

    private static final String ID = "retention";
    private static final String DAYS = "days";
    private static final String HELD = "held";
    private static final int DAYS_MAX = 36_500;

    private final MongoCollection<Document> documents;
    private final MongoCollection<Document> holds;
    private final OnceUpdates once;
    private final Administrators administrators;
    private final RetentionStore store;
    private final ChatLog log;
    private final AuditLog audit;
    private final Clock clock;

    RetentionRule(
        MongoTemplate mongo,
        OnceUpdates once,
        Administrators administrators,
        RetentionStore store,
        ChatLog log,
        AuditLog audit,
        Clock clock
    ) {
        this.documents = mongo.getCollection("administration");
        this.holds = mongo.getCollection("retention_holds");
        this.once = once;
        this.administrators = administrators;
        this.store = store;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** Null for ever. */
    public @Nullable Integer days() {
        var document = documents.find(Filters.eq("_id", ID)).first();
        return document == null ? null : document.getInteger(DAYS);
    }

    /** As {@link #days()}. @throws ParleyException {@code FORBIDDEN} */
    public @Nullable Integer days(UserId asking) {
        administrators.require(asking);
        return days();
    }

    /**
     * Decides for how many days messages are kept from now on; what is older is removed, and does not come back.
     *
     * @param days 1 to 36,500; null for ever
     * @throws ParleyException {@code FORBIDDEN}, {@code INVALID_REQUEST}
     */
    public void keepFor(Intent intent, @Nullable Integer days) {
        administrators.require(intent.actor());
        if (days != null && (days < 1 || days > DAYS_MAX)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(DAYS, "must be 1 to " + DAYS_MAX));
        }
        boolean changed = once
            .update(documents, ID, intent.key(), document ->
                Objects.equals(document.getInteger(DAYS), days) ? null : Updates.set(DAYS, days)
            )
            .isPresent();
        if (changed) {
            var details = days == null ? Map.<String, String>of() : Map.of(DAYS, days.toString());
            audit.add(AuditKind.RETENTION_CHANGED, intent.actor(), null, details);
        }
    }

    /**
     * Places a hold on a chat, or lifts it. Once a hold is answered, nothing of the chat is removed for its age any more.
     *
     * @throws ParleyException {@code FORBIDDEN}, {@code CHAT_NOT_FOUND}; {@code UNAVAILABLE} while something of the chat is
     *     being removed: the hold is there, and the same request is answered as soon as that is over
     */
    public void hold(Intent intent, ChatId chatId, boolean held) {
        administrators.require(intent.actor());
        if (!log.exists(chatId)) {
            throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
        }
        var now = clock.instant();
        boolean changed = once
            .update(holds, chatId.value(), intent.key(), document ->
                document.getBoolean(HELD, false) == held
                    ? null
                    : Updates.combine(
                          Updates.set(HELD, held),
                          Updates.set("by", intent.actor().value()),
                          Updates.set("since", Date.from(now))
                      )
            )
            .isPresent();
        if (changed) {
            var kind = held ? AuditKind.HOLD_PLACED : AuditKind.HOLD_LIFTED;
            audit.add(kind, intent.actor(), null, Map.of("chatId", chatId.value()));
        }
        if (held && store.isMarked(chatId, now)) {
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        }
    }

    /** For how many days the chat keeps its messages where the installation keeps them for so many; nothing for ever. */
    static Optional<Integer> keptDays(Chat chat, @Nullable Integer days) {
        return Stream.of(Optional.ofNullable(days), Optional.ofNullable(chat.rules().keptDays()))
            .flatMap(Optional::stream)
            .min(Integer::compare);
    }

    /** Whether the chat keeps its messages for so many days at most, as it is decided now, and there is no hold on it. */
    boolean letsGo(ChatId chatId, int days) {
        return (
            !isHeld(chatId) &&
            log
                .find(chatId)
                .flatMap(chat -> keptDays(chat, days()))
                .filter(kept -> kept <= days)
                .isPresent()
        );
    }

    /** Whether there is a hold on the chat. */
    public boolean isHeld(ChatId chatId) {
        return !heldAmong(List.of(chatId)).isEmpty();
    }

    Set<ChatId> heldAmong(Collection<ChatId> chatIds) {
        var ids = chatIds.stream().map(ChatId::value).toList();
        var held = new HashSet<ChatId>();
        for (Document hold : holds.find(Filters.and(Filters.in("_id", ids), Filters.eq(HELD, true)))) {
            held.add(new ChatId(hold.getString("_id")));
        }
        return held;
    }

    /** The latest first. @throws ParleyException {@code FORBIDDEN} */
    public List<Hold> holds(UserId asking) {
        administrators.require(asking);
        var found = new ArrayList<Hold>();
        for (Document hold : holds.find(Filters.eq(HELD, true)).sort(Sorts.descending("since"))) {
            var chatId = new ChatId(hold.getString("_id"));
            String title = log
                .find(chatId)
                .map(chat -> chat.profile().title())
                .orElse("");
            found.add(new Hold(chatId, title, new UserId(hold.getString("by")), hold.getDate("since").toInstant()));
        }
        return found;
    }
}
