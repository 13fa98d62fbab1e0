package dev.parley.chat.export;

import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import java.util.List;

/** What an export consists of, one after the other. */
sealed interface ExportEntry {
    /** About as many as it adds to a download. */
    long bytes();

    /** A file that was made for the export, and is kept with it. */
    record Made(String fileName, long bytes) implements ExportEntry {}

    /** Files that the user has sent in a chat. They stay where they are, and are read when they are downloaded. */
    record Sent(ChatId chatId, List<AttachmentId> files, long bytes) implements ExportEntry {
        public Sent {
            files = List.copyOf(files);
        }
    }
}
