package dev.parley.chat.export;

import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.ReactionChanged;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.MessageVersion;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What a user has written in one chat, oldest first, a page of the log at a time. What programs post in the user's name is not. */
final class OwnMessages implements Iterator<Object> {

    private static final int PAGE = 100;

    private final ChatLog log;
    private final UserId user;
    private final ChatId chat;
    private final long head;
    private final Consumer<Attachment> files;
    private final LongConsumer progress;
    private final Deque<Object> found = new ArrayDeque<>();
    private long next = 1;

    /**
     * @param files is told of each file of a message
     * @param progress is told after each page how many events it had; what it throws ends this
     */
    OwnMessages(ChatLog log, UserId user, ChatId chat, long head, Consumer<Attachment> files, LongConsumer progress) {
        this.log = log;
        this.user = user;
        this.chat = chat;
        this.head = head;
        this.files = files;
        this.progress = progress;
    }

    /**
     * @param text as it is now
     * @param replyTo the place of the message that it answers
     * @param forwarded whether it was written elsewhere before
     * @param versions what it has said, where it was edited
     */
    record Message(
        String kind,
        long place,
        Instant at,
        String text,
        @Nullable Long replyTo,
        boolean forwarded,
        boolean deleted,
        List<SentFile> files,
        List<Version> versions
    ) {}

    record SentFile(String id, String name, String mediaType, long size) {}

    record Version(Instant at, String text) {}

    /** @param message the place of the message */
    record Reaction(String kind, Instant at, long message, String emoji, boolean added) {}

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && next <= head) {
            long last = Math.min(head, next + PAGE - 1);
            for (var event : log.read(chat, next, last)) {
                if (event.actor().equals(user)) {
                    add(event);
                }
            }
            progress.accept(last - next + 1);
            next = last + 1;
        }
        return !found.isEmpty();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.removeFirst();
    }

    private void add(LoggedEvent event) {
        if (event.body() instanceof MessageSent sent && sent.content().webhook() == null) {
            found.add(message(event, sent));
        } else if (event.body() instanceof ReactionChanged changed) {
            found.add(new Reaction("reaction", event.at(), changed.target(), changed.emoji(), changed.added()));
        }
    }

    private Message message(LoggedEvent event, MessageSent sent) {
        var content = sent.content();
        var state = sent.state();
        content.attachments().forEach(files);
        return new Message(
            "message",
            event.seq(),
            event.at(),
            content.text(),
            content.replyTo(),
            content.forwarded() != null,
            state.deleted(),
            content
                .attachments()
                .stream()
                .map(file -> new SentFile(file.id().value(), file.name(), file.mediaType(), file.size()))
                .toList(),
            state.editedAt() == null ? List.of() : versions(event.seq())
        );
    }

    /** The oldest first. */
    private List<Version> versions(long place) {
        return log
            .versions(chat, place, Long.MAX_VALUE, Integer.MAX_VALUE)
            .map(found -> found.versions().reversed().stream().map(OwnMessages::version).toList())
            .orElse(List.of());
    }

    private static Version version(MessageVersion version) {
        return new Version(version.at(), version.text());
    }
}
