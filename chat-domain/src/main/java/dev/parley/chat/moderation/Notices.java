package dev.parley.chat.moderation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.parley.chat.id.Ids;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What users are told that was done to them, or to what they are responsible for. A notice stands until its user has seen it, for a year at most. */
@Component
public class Notices implements AccountFollower {

    private static final int SHOWN = 50;
    private static final Duration KEPT = Duration.ofDays(365);

    private static final String USER = "user";
    private static final String CHAT = "chat";
    private static final List<String> KNOWN = Stream.of(NoticeKind.values()).map(Enum::name).toList();
    private static final String KIND = "kind";
    private static final String AT = "at";

    private final MongoCollection<Document> notices;
    private final ApplicationEventPublisher events;

    Notices(MongoTemplate mongo, ApplicationEventPublisher events) {
        this.events = events;
        notices = mongo.getCollection("moderation_notices");
        notices.createIndex(Indexes.ascending(USER, AT));
        notices.createIndex(Indexes.ascending(AT), new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
    }

    /**
     * Tells a user. A later notice of a time-out or ban takes the place of an earlier one of the same chat; one that is told
     * twice, by the same id, is told once.
     */
    public void tell(UserId userId, Notice notice) {
        if (notice.kind() == NoticeKind.TIMED_OUT || notice.kind() == NoticeKind.BANNED) {
            forget(userId, notice.chatId(), notice.kind());
        }
        notices.replaceOne(
            Filters.eq("_id", notice.id().value()),
            write(userId, notice),
            new ReplaceOptions().upsert(true)
        );
        events.publishEvent(new NoticesChanged(userId));
    }

    /** The id that follows from the name of what was done to the user. */
    public static NoticeId idOf(UserId userId, String name) {
        return new NoticeId(Ids.named("notice/" + userId + "/" + name));
    }

    /** What the user has not seen yet, the earliest first; at most {@value #SHOWN}. */
    public List<Notice> of(UserId userId) {
        var found = new ArrayList<Notice>();
        // What a newer node of a rolling update tells is left to it.
        var known = Filters.and(Filters.eq(USER, userId.value()), Filters.in(KIND, KNOWN));
        for (Document notice : notices.find(known).sort(Sorts.ascending(AT)).limit(SHOWN)) {
            found.add(read(notice));
        }
        return found;
    }

    /** The user has seen it; one that is not the user's, or not there, stays as it is. */
    public void seen(UserId userId, NoticeId id) {
        var deleted = notices.deleteOne(Filters.and(Filters.eq("_id", id.value()), Filters.eq(USER, userId.value())));
        if (deleted.getDeletedCount() > 0) {
            events.publishEvent(new NoticesChanged(userId));
        }
    }

    /** It holds no more, so there is nothing to tell. */
    void takeBack(UserId userId, ChatId chatId, NoticeKind kind) {
        if (forget(userId, chatId, kind)) {
            events.publishEvent(new NoticesChanged(userId));
        }
    }

    private boolean forget(UserId userId, ChatId chatId, NoticeKind kind) {
        var filter = Filters.and(
            Filters.eq(USER, userId.value()),
            Filters.eq(CHAT, chatId.value()),
            Filters.eq(KIND, kind.name())
        );
        return notices.deleteMany(filter).getDeletedCount() > 0;
    }

    @Override
    public void deleted(UserId user) {
        notices.deleteMany(Filters.eq(USER, user.value()));
    }

    private static Document write(UserId userId, Notice notice) {
        return new Document("_id", notice.id().value())
            .append(USER, userId.value())
            .append(KIND, notice.kind().name())
            .append(CHAT, notice.chatId().value())
            .append("title", notice.title())
            .append("reason", notice.reason())
            .append("until", date(notice.until()))
            .append("excerpt", notice.excerpt())
            .append("byServer", notice.byServer())
            .append(AT, Date.from(notice.at()));
    }

    private static Notice read(Document notice) {
        var until = notice.getDate("until");
        return new Notice(
            new NoticeId(notice.getString("_id")),
            NoticeKind.valueOf(notice.getString(KIND)),
            new ChatId(notice.getString(CHAT)),
            notice.getString("title"),
            notice.getString("reason"),
            until == null ? null : until.toInstant(),
            notice.getString("excerpt"),
            notice.getBoolean("byServer", false),
            notice.getDate(AT).toInstant()
        );
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }
}
