package dev.parley.chat.avatar;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.image.EncodedImage;
import dev.parley.chat.image.ImageFormat;
import dev.parley.chat.image.ImageShape;
import dev.parley.chat.image.Images;
import dev.parley.chat.image.Uploader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Stores pictures, each in one small document. An uploaded image is drawn anew, as a square of 256 pixels cut from its
 * middle, so that none of the sender's bytes are kept.
 */
@Component
public class Avatars {

    /** The most bytes of an upload. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final int EDGE = 256;

    private final MongoCollection<Document> avatars;
    private final Images images;
    private final IdGenerator ids;

    Avatars(MongoTemplate mongo, Images images, IdGenerator ids) {
        this.images = images;
        avatars = mongo.getCollection("avatars").withWriteConcern(WriteConcern.MAJORITY);
        this.ids = ids;
    }

    /**
     * Stores a picture that nobody has yet; the caller gives it to its owner, or calls {@link #remove}.
     *
     * @param owner the id of the user or chat
     * @throws ParleyException {@code ATTACHMENT_TOO_LARGE}; {@code IMAGE_INVALID} when it is no JPEG, PNG, GIF or WebP
     *     that can be read; {@code RATE_LIMITED} or {@code UNAVAILABLE} where too many images wait to be read
     */
    public AvatarId add(String owner, Uploader uploader, byte[] upload) {
        if (upload.length > MAX_BYTES) {
            throw new ParleyException(ErrorCode.ATTACHMENT_TOO_LARGE, Map.of("limitBytes", MAX_BYTES));
        }
        var image = square(uploader, upload).orElseThrow(() -> new ParleyException(ErrorCode.IMAGE_INVALID));
        var id = new AvatarId(ids.next());
        avatars.insertOne(
            new Document("_id", id.value())
                .append("owner", owner)
                .append("mediaType", image.mediaType())
                .append("data", new Binary(image.bytes()))
        );
        return id;
    }

    /** @throws ParleyException {@code NOT_FOUND}, also where it is another owner's */
    public Avatar require(String owner, AvatarId id) {
        return Optional.ofNullable(avatars.find(Filters.eq("_id", id.value())).first())
            .filter(found -> found.getString("owner").equals(owner))
            .map(Avatars::read)
            .orElseThrow(() -> new ParleyException(ErrorCode.NOT_FOUND));
    }

    /** Forgets a picture that nobody has any more; null does nothing. */
    public void remove(@Nullable AvatarId id) {
        if (id != null) {
            avatars.deleteOne(Filters.eq("_id", id.value()));
        }
    }

    private Optional<EncodedImage> square(Uploader uploader, byte[] upload) {
        try {
            var received = Files.createTempFile("parley-upload-", "");
            try {
                Files.write(received, upload);
                return square(uploader, received);
            } finally {
                Files.deleteIfExists(received);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<EncodedImage> square(Uploader uploader, Path received) throws IOException {
        var cleaned = Files.createTempFile("parley-upload-", "");
        try {
            var format = ImageFormat.of(received);
            var shape = format.isEmpty() ? Optional.<ImageShape>empty() : Images.clean(format.get(), received, cleaned);
            return shape.isEmpty() ? Optional.empty() : images.square(uploader, cleaned, shape.get(), EDGE);
        } finally {
            Files.deleteIfExists(cleaned);
        }
    }

    private static Avatar read(Document found) {
        return new Avatar(
            new AvatarId(found.getString("_id")),
            found.getString("owner"),
            new EncodedImage(found.getString("mediaType"), found.get("data", Binary.class).getData())
        );
    }
}
