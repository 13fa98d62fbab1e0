package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.attachment.AttachmentContent;
import dev.parley.chat.attachment.SideFiles;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import java.io.InputStream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** The files of a meeting's chat, for those who may write or read there as {@link MeetingChat} says. */
@Service
@RequiredArgsConstructor
public class ChatFiles {

    private final MeetingChat chat;
    private final SideFiles files;
    private final MeetingProperties properties;

    /** Keeps a file for a message that the person will send to the meeting. @throws dev.parley.chat.error.ParleyException as {@link SideFiles#receive} */
    public Attachment receive(MeetingId meeting, Person by, String name, long declared, InputStream content) {
        var writer = chat.writer(meeting, by);
        return files.receive(writer.id(), writer.log(), name, declared, content, properties.maxFileBytes());
    }

    /** Takes back an upload that no message has. @throws dev.parley.chat.error.ParleyException {@code ATTACHMENT_NOT_FOUND} */
    public void discard(MeetingId meeting, Person by, AttachmentId id) {
        var writer = chat.writer(meeting, by);
        files.attachments().discard(writer.id(), writer.log(), id);
    }

    /** The content of a file of a message that the person may read. @throws dev.parley.chat.error.ParleyException {@code ATTACHMENT_NOT_FOUND} */
    public AttachmentContent content(MeetingId meeting, Person by, AttachmentId id) {
        var reader = chat.reader(meeting, by);
        return files.content(reader.id(), reader.log(), id, reader.from());
    }

    /** A smaller copy of an image, as {@link #content}. */
    public AttachmentContent thumbnail(MeetingId meeting, Person by, AttachmentId id) {
        var reader = chat.reader(meeting, by);
        return files.thumbnail(reader.id(), reader.log(), id, reader.from());
    }
}
