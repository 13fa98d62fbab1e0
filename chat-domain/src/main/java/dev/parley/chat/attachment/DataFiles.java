package dev.parley.chat.attachment;

import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Files of no chat, which their owner names, and a user's own uploads wherever they lie. */
@Service
@RequiredArgsConstructor
public class DataFiles {

    private final FileStore files;
    private final AttachmentStore attachments;
    private final StoredContents contents;

    /** Keeps all that the stream has, in the place of what was kept under the name; never more of it than some chunks is in memory. */
    public long save(String name, InputStream content) throws IOException {
        files.remove(name);
        var counted = new CountedStream(content);
        files.save(name, counted);
        return counted.count();
    }

    public InputStream open(String name, long size) {
        return new ChunkStream(n -> files.chunk(name, n), size);
    }

    /** Forgets a file, also one that is not there. */
    public void remove(String name) {
        files.remove(name);
    }

    /** A file that the user has uploaded and sent; none that was forwarded, of which there is the first one. */
    public Optional<AttachmentContent> ownUpload(UserId user, ChatId chatId, AttachmentId id) {
        return attachments
            .find(id)
            .filter(stored -> stored.chatId().equals(chatId) && stored.uploader().equals(user) && !stored.isCopy())
            .map(contents::of);
    }
}
