package dev.parley.chat.log;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The files of a message as MongoDB documents. */
final class AttachmentDocuments {

    private AttachmentDocuments() {}

    static List<Document> write(List<Attachment> attachments) {
        return attachments.stream().map(AttachmentDocuments::write).toList();
    }

    /** @param body of a message; those of older versions have no such field */
    static List<Attachment> read(Document body) {
        return body
            .getList("attachments", Document.class, List.of())
            .stream()
            .map(AttachmentDocuments::readAttachment)
            .toList();
    }

    private static Document write(Attachment attachment) {
        return new Document("id", attachment.id().value())
            .append("name", attachment.name())
            .append("mediaType", attachment.mediaType())
            .append("size", attachment.size())
            .append("image", write(attachment.image()));
    }

    private static @Nullable Document write(Attachment.@Nullable Image image) {
        return image == null
            ? null
            : new Document("width", image.width())
                  .append("height", image.height())
                  .append("thumbnail", image.thumbnail())
                  .append("moving", image.moving());
    }

    private static Attachment readAttachment(Document attachment) {
        return new Attachment(
            new AttachmentId(attachment.getString("id")),
            attachment.getString("name"),
            attachment.getString("mediaType"),
            attachment.getLong("size"),
            readImage(attachment.get("image", Document.class))
        );
    }

    private static Attachment.@Nullable Image readImage(@Nullable Document image) {
        return image == null
            ? null
            : new Attachment.Image(
                  image.getInteger("width"),
                  image.getInteger("height"),
                  image.getBoolean("thumbnail"),
                  image.getBoolean("moving")
              );
    }
}
