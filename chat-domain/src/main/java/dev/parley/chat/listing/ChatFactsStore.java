package dev.parley.chat.listing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.Member;
import dev.parley.chat.storage.StorageCounts;
import dev.parley.chat.text.WordStarts;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Facts of each chat, in the document that counts the bytes of its files, so that chats are found and put in order by an
 * index. Of a personal chat it holds its type alone.
 */
@Component
class ChatFactsStore {

    private static final String SEQ = "seq";
    private static final String TYPE = "type";
    private static final String TITLE = "title";
    private static final String WORDS = "words";
    private static final String OWNER = "owner";
    private static final String MESSAGES = "messages";
    private static final String CREATED_AT = "createdAt";
    private static final String SENT = "sent";
    /** True for groups and channels that are not deleted, and missing otherwise. */
    private static final String LISTED = "listed";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> chats;

    ChatFactsStore(MongoTemplate mongo) {
        chats = mongo.getCollection(StorageCounts.CHATS);
        chats.createIndex(Indexes.ascending(TYPE));
        chats.createIndex(Indexes.ascending(LISTED, WORDS));
        for (ChatOrder order : ChatOrder.values()) {
            chats.createIndex(Indexes.descending(LISTED, order.field(), "_id"));
        }
    }

    /** Keeps a chat as it stands, unless a newer state is kept; with when it was created and last written to, as far as known. */
    void save(Chat chat, @Nullable Instant createdAt, @Nullable Instant sentAt) {
        var id = Filters.eq("_id", chat.id().value());
        List<WriteModel<Document>> writes = new ArrayList<>();
        writes.add(new UpdateOneModel<>(id, times(chat.type(), createdAt, sentAt), UPSERT));
        if (chat.type() != ChatType.PERSONAL) {
            var notNewer = Filters.or(Filters.exists(SEQ, false), Filters.lte(SEQ, chat.seq()));
            writes.add(new UpdateOneModel<>(Filters.and(id, notNewer), chat.isDeleted() ? gone(chat) : facts(chat)));
        }
        chats.bulkWrite(writes);
    }

    private static Bson times(ChatType type, @Nullable Instant createdAt, @Nullable Instant sentAt) {
        var times = new ArrayList<Bson>();
        times.add(Updates.set(TYPE, type.name()));
        // Zero is there to be ordered by, too.
        times.add(Updates.inc(StorageCounts.BYTES, 0L));
        times.add(Updates.max(ChatOrder.LAST_MESSAGE.field(), sentAt == null ? 0L : sentAt.toEpochMilli()));
        if (createdAt != null) {
            times.add(Updates.set(CREATED_AT, Date.from(createdAt)));
        }
        if (sentAt != null) {
            times.add(Updates.set(SENT, true));
        }
        return Updates.combine(times);
    }

    private static Bson facts(Chat chat) {
        return Updates.combine(
            Updates.set(SEQ, chat.seq()),
            Updates.set(LISTED, true),
            Updates.set(TITLE, chat.profile().title()),
            Updates.set(WORDS, WordStarts.of(chat.profile().title())),
            Updates.set(OWNER, chat.owner().map(Member::userId).map(UserId::value).orElse(null)),
            Updates.set(ChatOrder.MEMBERS.field(), (long) chat.members().size()),
            Updates.set(MESSAGES, chat.messages())
        );
    }

    private static Bson gone(Chat chat) {
        return Updates.combine(
            Updates.set(SEQ, chat.seq()),
            Updates.unset(LISTED),
            Updates.unset(TITLE),
            Updates.unset(WORDS),
            Updates.unset(OWNER),
            Updates.unset(MESSAGES)
        );
    }

    /** @param type null for both groups and channels */
    List<ChatFacts> find(
        String text,
        @Nullable ChatType type,
        ChatOrder order,
        @Nullable ChatCursor cursor,
        int limit
    ) {
        var filters = new ArrayList<Bson>();
        filters.add(Filters.eq(LISTED, true));
        if (type != null) {
            filters.add(Filters.eq(TYPE, type.name()));
        }
        String prefix = WordStarts.prefix(text);
        if (!prefix.isEmpty()) {
            filters.add(Filters.regex(WORDS, Pattern.compile("^" + Pattern.quote(prefix))));
        }
        if (cursor != null) {
            filters.add(
                Filters.or(
                    Filters.lt(order.field(), cursor.value()),
                    Filters.and(Filters.eq(order.field(), cursor.value()), Filters.lt("_id", cursor.chatId().value()))
                )
            );
        }
        return chats
            .find(Filters.and(filters))
            .sort(Sorts.descending(order.field(), "_id"))
            .limit(limit)
            .map(ChatFactsStore::read)
            .into(new ArrayList<>());
    }

    /** How many there are that are not deleted; personal ones are never deleted. */
    long count(ChatType type) {
        var ofType = Filters.eq(TYPE, type.name());
        return chats.countDocuments(type == ChatType.PERSONAL ? ofType : Filters.and(ofType, Filters.eq(LISTED, true)));
    }

    private static ChatFacts read(Document chat) {
        String owner = chat.getString(OWNER);
        boolean sent = chat.getBoolean(SENT, false);
        return new ChatFacts(
            new ChatId(chat.getString("_id")),
            ChatType.valueOf(chat.getString(TYPE)),
            chat.getString(TITLE),
            owner == null ? null : new UserId(owner),
            Math.toIntExact(chat.getLong(ChatOrder.MEMBERS.field())),
            chat.getLong(MESSAGES),
            chat.getLong(StorageCounts.BYTES),
            Objects.requireNonNullElse(chat.getDate(CREATED_AT), new Date(0)).toInstant(),
            sent ? Instant.ofEpochMilli(chat.getLong(ChatOrder.LAST_MESSAGE.field())) : null
        );
    }

    /** The value of a listed chat by which the order goes. */
    static long valueOf(ChatFacts facts, ChatOrder order) {
        return switch (order) {
            case BYTES -> facts.bytes();
            case LAST_MESSAGE -> facts.lastMessageAt() == null ? 0 : facts.lastMessageAt().toEpochMilli();
            case MEMBERS -> facts.members();
        };
    }
}
