package dev.parley.chat.attachment;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.storage.StorageRooms;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The metadata of each file, and its message. A forwarded file is a separate document that refers to the upload; the
 * upload's document lists these in {@code copies}. The upload's document and the bytes stay as long as there are
 * copies.
 */
@Component
class AttachmentStore {

    /** How many messages may have one file by forwarding, so that their ids fit into a document. */
    static final int MAX_COPIES = 10_000;

    private static final String COPIES = "copies";
    private static final String REMOVED = "removed";
    private static final String ATTEMPTS = "attempts";
    private static final String KEPT = "kept";

    /** Of an upload that was never forwarded, or whose copies are all gone. */
    private static final Bson NO_COPIES = Filters.exists(COPIES + ".0", false);

    private final MongoCollection<Document> attachments;
    private final Consumer<StoredAttachment> removed;

    @Autowired
    AttachmentStore(MongoTemplate mongo, StorageRooms rooms) {
        this(mongo, "attachments", gone -> rooms.giveBack(gone.uploader(), gone.chatId(), gone.attachment().size()));
    }

    /** @param removed is told of each file once, when it has been marked as removed */
    AttachmentStore(MongoTemplate mongo, String collection, Consumer<StoredAttachment> removed) {
        this.removed = removed;
        attachments = mongo.getCollection(collection).withWriteConcern(WriteConcern.MAJORITY);
        attachments.createIndex(Indexes.ascending("chat", "_id"));
        attachments.createIndex(Indexes.ascending("uploader"));
    }

    void add(StoredAttachment stored) {
        var attachment = stored.attachment();
        var image = attachment.image();
        var thumbnail = stored.thumbnail();
        attachments.insertOne(
            new Document("_id", attachment.id().value())
                .append("origin", stored.origin().value())
                .append("chat", stored.chatId().value())
                .append("uploader", stored.uploader().value())
                .append("name", attachment.name())
                .append("mediaType", attachment.mediaType())
                .append("size", attachment.size())
                .append("width", image == null ? null : image.width())
                .append("height", image == null ? null : image.height())
                .append("moving", image != null && image.moving())
                .append("thumbnailType", thumbnail == null ? null : thumbnail.mediaType())
                .append("thumbnailSize", thumbnail == null ? null : thumbnail.size())
                .append("claim", stored.claim())
                .append("claimedAt", stored.claimedAt() == null ? null : Date.from(stored.claimedAt()))
        );
    }

    /**
     * Makes an upload keep its bytes for a copy.
     *
     * @return false if the bytes are gone already, or there are too many copies
     */
    boolean share(AttachmentId origin, AttachmentId copy) {
        return (
            attachments
                .updateOne(
                    Filters.and(
                        byId(origin),
                        Filters.or(Filters.ne(REMOVED, true), Filters.exists(COPIES + ".0", true)),
                        Filters.exists(COPIES + "." + (MAX_COPIES - 1), false)
                    ),
                    Updates.addToSet(COPIES, copy.value())
                )
                .getMatchedCount() == 1
        );
    }

    /** A copy needs the upload's bytes no more. */
    void unshare(AttachmentId origin, AttachmentId copy) {
        attachments.updateOne(byId(origin), Updates.pull(COPIES, copy.value()));
    }

    /** Whether the upload is removed and has no copies left. Once true, this stays true. */
    boolean isUnused(AttachmentId origin) {
        return attachments.find(Filters.and(byId(origin), Filters.eq(REMOVED, true), NO_COPIES)).first() != null;
    }

    /** All files of a chat. */
    List<AttachmentId> of(ChatId chatId) {
        var ids = new ArrayList<AttachmentId>();
        var found = attachments.find(Filters.eq("chat", chatId.value())).projection(Projections.include("_id"));
        for (Document document : found) {
            ids.add(new AttachmentId(document.getString("_id")));
        }
        return ids;
    }

    /** Files of a chat that a message has or is about to have, newest first. */
    List<StoredAttachment> claimedBefore(ChatId chatId, @Nullable AttachmentId before, int limit) {
        var place = before == null ? Filters.empty() : Filters.lt("_id", before.value());
        return attachments
            .find(
                Filters.and(
                    Filters.eq("chat", chatId.value()),
                    place,
                    Filters.ne("claim", null),
                    Filters.ne(REMOVED, true)
                )
            )
            .sort(Sorts.descending("_id"))
            .limit(limit)
            .map(AttachmentStore::read)
            .into(new ArrayList<>());
    }

    /** How many bytes the files of a chat have; each is looked at. */
    long bytesOf(ChatId chatId) {
        long bytes = 0;
        for (Document document : attachments
            .find(Filters.and(Filters.eq("chat", chatId.value()), Filters.ne(REMOVED, true)))
            .projection(Projections.include("size"))) {
            bytes += document.getLong("size");
        }
        return bytes;
    }

    /** A file that is not removed. */
    Optional<StoredAttachment> find(AttachmentId id) {
        return Optional.ofNullable(attachments.find(Filters.and(byId(id), Filters.ne(REMOVED, true))).first()).map(
            AttachmentStore::read
        );
    }

    /** As {@link #find}, or one that is marked as removed. */
    Optional<StoredAttachment> trace(AttachmentId id) {
        return Optional.ofNullable(attachments.find(byId(id)).first()).map(AttachmentStore::read);
    }

    /**
     * Binds a file to one message, until all attempts to send it are {@linkplain #release released}, or for ever where one of them
     * was {@linkplain #keep kept} or is never heard of again. May be repeated with the same claim.
     *
     * @param attempt to send the message, of which there may be several at a time
     * @return whether it is the user's own upload to this chat, and no other message's
     */
    boolean claim(AttachmentId id, UserId uploader, ChatId chatId, String claim, String attempt, Instant at) {
        return (
            attachments
                .updateOne(
                    Filters.and(
                        byId(id),
                        Filters.eq("uploader", uploader.value()),
                        Filters.eq("chat", chatId.value()),
                        Filters.or(Filters.eq("claim", null), Filters.eq("claim", claim)),
                        Filters.ne(REMOVED, true)
                    ),
                    Updates.combine(
                        Updates.set("claim", claim),
                        Updates.set("claimedAt", Date.from(at)),
                        Updates.addToSet(ATTEMPTS, attempt)
                    )
                )
                .getMatchedCount() == 1
        );
    }

    /** The message has been sent: the files are its own, whatever becomes of other attempts. */
    void keep(List<AttachmentId> files, String claim) {
        attachments.updateMany(
            Filters.and(
                Filters.in("_id", files.stream().map(AttachmentId::value).toList()),
                Filters.eq("claim", claim)
            ),
            Updates.combine(Updates.set(KEPT, true), Updates.unset(ATTEMPTS))
        );
    }

    /** One attempt to send the message was refused: the file is nobody's again, unless another attempt is or was made. */
    void release(AttachmentId id, String claim, String attempt) {
        var claimed = Filters.and(byId(id), Filters.eq("claim", claim), Filters.ne(KEPT, true));
        attachments.updateOne(claimed, Updates.pull(ATTEMPTS, attempt));
        attachments.updateOne(
            Filters.and(claimed, Filters.size(ATTEMPTS, 0)),
            Updates.combine(Updates.set("claim", null), Updates.unset(ATTEMPTS))
        );
    }

    /** Marks a file as removed, unless it was claimed since it was read; returns whether it was marked. */
    boolean markRemoved(StoredAttachment seen) {
        var at = seen.claimedAt();
        var unclaimed = Filters.and(
            byId(seen.attachment().id()),
            Filters.eq("claimedAt", at == null ? null : Date.from(at))
        );
        return mark(unclaimed) || attachments.find(Filters.and(unclaimed, Filters.eq(REMOVED, true))).first() != null;
    }

    private boolean mark(Bson which) {
        var marked = attachments.findOneAndUpdate(
            Filters.and(which, Filters.ne(REMOVED, true)),
            Updates.set(REMOVED, true)
        );
        if (marked == null) {
            return false;
        }
        removed.accept(read(marked));
        return true;
    }

    /** As {@link #markRemoved}, for a file that is known to be in no message. */
    void markRemoved(AttachmentId id) {
        mark(byId(id));
    }

    void remove(AttachmentId id) {
        attachments.deleteOne(byId(id));
    }

    private static Bson byId(AttachmentId id) {
        return Filters.eq("_id", id.value());
    }

    private static StoredAttachment read(Document found) {
        var thumbnail = readThumbnail(found);
        var claimedAt = found.getDate("claimedAt");
        return new StoredAttachment(
            new Attachment(
                new AttachmentId(found.getString("_id")),
                found.getString("name"),
                found.getString("mediaType"),
                found.getLong("size"),
                readImage(found, thumbnail != null)
            ),
            new AttachmentId(found.get("origin", found.getString("_id"))),
            new ChatId(found.getString("chat")),
            new UserId(found.getString("uploader")),
            thumbnail,
            found.getString("claim"),
            claimedAt == null ? null : claimedAt.toInstant()
        );
    }

    private static StoredAttachment.@Nullable Thumbnail readThumbnail(Document found) {
        String mediaType = found.getString("thumbnailType");
        return mediaType == null ? null : new StoredAttachment.Thumbnail(mediaType, found.getLong("thumbnailSize"));
    }

    private static Attachment.@Nullable Image readImage(Document found, boolean thumbnail) {
        Integer width = found.getInteger("width");
        Integer height = found.getInteger("height");
        return width == null || height == null
            ? null
            : new Attachment.Image(width, height, thumbnail, found.getBoolean("moving"));
    }
}
