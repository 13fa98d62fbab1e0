package dev.parley.chat.storage;

import com.mongodb.client.model.Filters;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * The room that files take of a person and of a chat. It is taken before a file is there and given back once it is removed. A
 * node that is killed in between may leave too much counted, never too little: an audit sets that right.
 */
@Service
@RequiredArgsConstructor
public class StorageRooms implements RoomSource {

    private final StorageCounts counts;
    private final QuotaRules rules;
    private final MongoTemplate mongo;

    /** @param limit null for none */
    public record Usage(long bytes, @Nullable Long limit) {}

    /** How much the files of a person take. */
    public Usage of(UserId userId) {
        var counted = counted(userId);
        return new Usage(counted.get(StorageCounts.BYTES, 0L), QuotaRules.quotaOf(counted, rules.quotas()).bytes());
    }

    private Document counted(UserId userId) {
        var found = mongo.getCollection(StorageCounts.PEOPLE).find(Filters.eq("_id", userId.value())).first();
        return Objects.requireNonNullElseGet(found, Document::new);
    }

    @Override
    public Room take(UserId userId, ChatId chatId, long bytes) {
        var quotas = rules.quotas();
        var taken = new Taken(
            userId,
            chatId,
            limit(QuotaRules.quotaOf(counted(userId), quotas).bytes()),
            limit(quotas.chat())
        );
        taken.grow(bytes, 1);
        return taken;
    }

    private static long limit(@Nullable Long bytes) {
        return Optional.ofNullable(bytes).orElse(StorageCounts.NO_LIMIT);
    }

    /** Counts a file for which there has to be room, since the server has made it. */
    public void count(UserId userId, ChatId chatId, long bytes) {
        add(userId, chatId, bytes, 1);
    }

    /** A file is removed. */
    public void giveBack(UserId userId, ChatId chatId, long bytes) {
        add(userId, chatId, -bytes, -1);
    }

    private void add(UserId userId, ChatId chatId, long bytes, long files) {
        counts.addWithin(StorageCounts.PEOPLE, userId.value(), bytes, files, StorageCounts.NO_LIMIT);
        counts.addWithin(StorageCounts.CHATS, chatId.value(), bytes, files, StorageCounts.NO_LIMIT);
    }

    @RequiredArgsConstructor
    private final class Taken implements Room {

        /** So that a file of unknown length does not ask for each piece of it. */
        private static final long STEP = 1 << 20;

        private final UserId userId;
        private final ChatId chatId;
        private final long personLimit;
        private final long chatLimit;
        private long bytes;
        private long files;

        @Override
        public void cover(long size) {
            if (size <= bytes) {
                return;
            }
            try {
                grow(Math.max(STEP, size - bytes), 0);
            } catch (ParleyException full) {
                grow(size - bytes, 0);
            }
        }

        private void grow(long more, long moreFiles) {
            if (!counts.addWithin(StorageCounts.PEOPLE, userId.value(), more, moreFiles, personLimit)) {
                throw full("person", StorageCounts.PEOPLE, userId.value(), personLimit);
            }
            if (!counts.addWithin(StorageCounts.CHATS, chatId.value(), more, moreFiles, chatLimit)) {
                counts.addWithin(StorageCounts.PEOPLE, userId.value(), -more, -moreFiles, StorageCounts.NO_LIMIT);
                throw full("chat", StorageCounts.CHATS, chatId.value(), chatLimit);
            }
            bytes += more;
            files += moreFiles;
        }

        private ParleyException full(String of, String counted, String id, long limit) {
            return new ParleyException(
                ErrorCode.STORAGE_QUOTA_EXCEEDED,
                Map.of("of", of, "usedBytes", counts.bytes(counted, id), "limitBytes", limit)
            );
        }

        @Override
        public void settle(long size) {
            if (size > bytes) {
                grow(size - bytes, 0);
            } else if (size < bytes) {
                add(userId, chatId, size - bytes, 0);
                bytes = size;
            }
        }

        @Override
        public void release() {
            if (bytes != 0 || files != 0) {
                add(userId, chatId, -bytes, -files);
                bytes = 0;
                files = 0;
            }
        }
    }
}
