package dev.parley.chat.moderation;

import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the reporter could see it when they reported it, whatever has become of it since.
 *
 * @param author a user, or an incoming webhook where {@code webhook} is its name
 * @param reported false for what stood around the one that was reported
 */
public record ReportedMessage(
    long seq,
    UserId author,
    @Nullable String webhook,
    Instant at,
    @Nullable Instant editedAt,
    String text,
    List<File> files,
    boolean reported
) {
    public ReportedMessage {
        files = List.copyOf(files);
    }

    /** @param id null where the report was made by a version that did not keep it */
    public record File(@Nullable AttachmentId id, String name) {}
}
