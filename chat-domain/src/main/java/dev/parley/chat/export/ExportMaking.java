package dev.parley.chat.export;

import dev.parley.chat.attachment.DataFiles;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.avatar.Avatars;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Makes an export: a file of each source, then for each chat a file of what the user has written there, and which files the
 * user has sent. These are not copied. After each chat it is noted how far it is, so that another node goes on from there.
 */
@Component
@RequiredArgsConstructor
class ExportMaking {

    private static final int CHATS_AT_ONCE = 100;
    private static final int MOST_FILES_TOGETHER = 500;
    private static final long MOST_BYTES_TOGETHER = 64L << 20;

    private final ExportLeases leases;
    private final ExportEntries entries;
    private final DataFiles files;
    private final List<ExportSource> sources;
    private final Users users;
    private final Avatars avatars;
    private final Inboxes inboxes;
    private final ChatLog log;
    private final ExportProperties properties;

    /** @throws ExportLostException where it is this node's no more */
    void make(ExportLeases.Held held) {
        new Run(held).make();
    }

    /** One attempt. */
    private final class Run {

        private final ExportLeases.Held held;
        private final UserId user;
        private int next;
        private long done;
        private long total;

        Run(ExportLeases.Held held) {
            this.held = held;
            this.user = held.export().userId();
            this.next = held.next();
            this.done = held.export().done();
        }

        void make() {
            var chats = inboxes
                .of(user)
                .keySet()
                .stream()
                .filter(chat -> held.after() == null || chat.value().compareTo(held.after().value()) > 0)
                .sorted(Comparator.comparing(ChatId::value))
                .toList();
            if (held.after() == null) {
                // Also what a node has begun with that did not come to the end of its first chat.
                next = 0;
                done = 0;
                sources.forEach(source -> write(source.fileName(), source.of(user)));
                writePicture();
            }
            total = done + sizeOf(chats);
            require(leases.progress(held, done, total));
            for (int from = 0; from < chats.size(); from += CHATS_AT_ONCE) {
                var some = chats.subList(from, Math.min(chats.size(), from + CHATS_AT_ONCE));
                for (Chat chat : log.findReadable(some)) {
                    if (chat.member(user).isPresent()) {
                        write(chat);
                    }
                }
            }
            require(leases.finish(held, parts(), next, properties.keptFor()));
        }

        private long sizeOf(List<ChatId> chats) {
            long size = 0;
            for (int from = 0; from < chats.size(); from += CHATS_AT_ONCE) {
                size += log
                    .findReadable(chats.subList(from, Math.min(chats.size(), from + CHATS_AT_ONCE)))
                    .stream()
                    .mapToLong(Chat::seq)
                    .sum();
            }
            return size;
        }

        private void write(Chat chat) {
            var sent = new ArrayList<Attachment>();
            var own = new OwnMessages(log, user, chat.id(), chat.seq(), sent::add, events -> {
                done += events;
                require(leases.progress(held, done, Math.max(done, total)));
            });
            if (own.hasNext()) {
                write("messages/" + fileName(chat.id()) + ".json", own);
                refer(chat.id(), sent);
            }
            require(leases.passed(held, chat.id(), next, done));
        }

        private void writePicture() {
            if (users.require(user).avatar() instanceof AvatarId id) {
                var image = avatars.require(user.value(), id).image();
                write("picture." + image.mediaType().replace("image/", ""), new ByteArrayInputStream(image.bytes()));
            }
        }

        private void write(String name, Iterator<?> elements) {
            write(name, new JsonStream(elements));
        }

        private void write(String name, InputStream content) {
            try (content) {
                long bytes = files.save(ExportEntries.fileId(held.export().id(), next), content);
                entries.put(held.export().id(), next++, new ExportEntry.Made(name, bytes));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** Notes files in lists that are read at once, and that a download is divided between. */
        private void refer(ChatId chat, List<Attachment> sent) {
            var ids = new ArrayList<AttachmentId>();
            long bytes = 0;
            for (Attachment file : sent) {
                ids.add(file.id());
                bytes += file.size();
                if (ids.size() == MOST_FILES_TOGETHER || bytes >= MOST_BYTES_TOGETHER) {
                    entries.put(held.export().id(), next++, new ExportEntry.Sent(chat, ids, bytes));
                    ids.clear();
                    bytes = 0;
                }
            }
            if (!ids.isEmpty()) {
                entries.put(held.export().id(), next++, new ExportEntry.Sent(chat, ids, bytes));
            }
        }

        private void require(boolean ours) {
            if (!ours) {
                throw new ExportLostException(next);
            }
        }

        private List<DataExport.Part> parts() {
            var parts = new ArrayList<DataExport.Part>();
            int from = 0;
            long bytes = 0;
            for (int n = 0; n < next; n++) {
                long more = entries.find(held.export().id(), n).map(ExportEntry::bytes).orElse(0L);
                if (n > from && bytes + more > properties.partBytes()) {
                    parts.add(new DataExport.Part(from, n, bytes));
                    from = n;
                    bytes = 0;
                }
                bytes += more;
            }
            parts.add(new DataExport.Part(from, next, bytes));
            return parts;
        }
    }

    /** Ids of chats have characters that a name of a file may not have everywhere. */
    static String fileName(ChatId chat) {
        return chat.value().replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
