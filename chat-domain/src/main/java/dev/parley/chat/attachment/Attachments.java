package dev.parley.chat.attachment;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * The files of messages. Only the log decides whether a message has a file. What was written here before the log and
 * left behind by a crash is corrected by {@link #settle} when its {@link DueChecks check} is due.
 */
@Slf4j
@Service
public class Attachments {

    /** How many files a message may have. */
    public static final int MAX_PER_MESSAGE = 10;

    /** Longer than any append takes, so that its outcome is known by then. */
    static final Duration IN_DOUBT = Duration.ofMinutes(10);

    private final ChatLog chats;
    private final Predicate<Chat> over;
    private final KeptUploads kept;
    private final AttachmentStore attachments;
    private final Removal removal;
    private final DueChecks checks;
    private final IdGenerator idGenerator;
    private final Clock clock;

    @Autowired
    Attachments(
        ChatLog chats,
        KeptUploads kept,
        AttachmentStore attachments,
        Removal removal,
        DueChecks checks,
        IdGenerator idGenerator,
        Clock clock
    ) {
        this(chats, Chat::isDeleted, kept, attachments, removal, checks, idGenerator, clock);
    }

    /** @param over of which chats no message has files any more, though their logs are there */
    Attachments(
        ChatLog chats,
        Predicate<Chat> over,
        KeptUploads kept,
        AttachmentStore attachments,
        Removal removal,
        DueChecks checks,
        IdGenerator idGenerator,
        Clock clock
    ) {
        this.chats = chats;
        this.over = over;
        this.kept = kept;
        this.attachments = attachments;
        this.removal = removal;
        this.checks = checks;
        this.idGenerator = idGenerator;
        this.clock = clock;
    }

    /**
     * Sends a message with files. The same message may have them again; another never can. Where sending is refused, the files
     * are as before, and another message may have them.
     *
     * @param key of the message's event
     * @param send sends the message with its files; returns the event, or where this is a repeat the first one
     * @throws ParleyException {@code INVALID_REQUEST} for more than 10 or one twice; {@code ATTACHMENT_NOT_FOUND} for
     *     one that is not the sender's own upload to this chat, or another message's; as {@code send}
     */
    public LoggedEvent send(
        UserId sender,
        ChatId chatId,
        String key,
        List<AttachmentId> ids,
        Function<List<Attachment>, LoggedEvent> send
    ) {
        requireFew(ids);
        // Of a repeat the first message stands, whatever has become of its files.
        var sent = ids.isEmpty() ? Optional.<LoggedEvent>empty() : chats.findByKey(chatId, key);
        if (ids.isEmpty() || sent.isPresent()) {
            var message = send.apply(sent.map(Attachments::of).orElse(List.of()));
            keep(message);
            return message;
        }
        var attempt = new Attempt(sender, chatId, key, idGenerator.next());
        LoggedEvent message;
        try {
            message = send.apply(
                ids
                    .stream()
                    .map(id -> claim(attempt, id))
                    .toList()
            );
        } catch (ParleyException refusal) {
            release(attempt, ids, refusal);
            throw refusal;
        }
        attachments.keep(of(message).stream().map(Attachment::id).toList(), key);
        keep(message);
        return message;
    }

    /** One attempt to send a message with files, which may be made several times at once. */
    private record Attempt(UserId sender, ChatId chatId, String key, String id) {}

    private static void requireFew(List<AttachmentId> ids) {
        if (ids.size() > MAX_PER_MESSAGE || ids.stream().distinct().count() < ids.size()) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("attachmentIds", "must be at most " + MAX_PER_MESSAGE + " different ones")
            );
        }
    }

    private Attachment claim(Attempt attempt, AttachmentId id) {
        var now = clock.instant();
        if (!attachments.claim(id, attempt.sender(), attempt.chatId(), attempt.key(), attempt.id(), now)) {
            throw notFound(id);
        }
        return find(attempt.chatId(), id).attachment();
    }

    private void release(Attempt attempt, List<AttachmentId> ids, ParleyException refusal) {
        if (refusal.code() == ErrorCode.UNAVAILABLE) {
            // Nobody knows whether the message has been sent.
            return;
        }
        try {
            ids.forEach(id -> attachments.release(id, attempt.key(), attempt.id()));
        } catch (RuntimeException failure) {
            // The files stay with a message that was not sent, and go with it.
            refusal.addSuppressed(failure);
        }
    }

    /** The message is durable: its files stay. */
    public void keep(LoggedEvent message) {
        var ids = of(message).stream().map(Attachment::id).toList();
        if (!ids.isEmpty()) {
            checks.crossAll(ids);
        }
    }

    /** To be called before a message is deleted, so that its files go even if the server does not live to remove them. */
    public void beforeDeletion(UserId actor, LoggedEvent message) {
        var ids = of(message).stream().map(Attachment::id).toList();
        checks.noteAll(ids, actor, 0, clock.instant().plus(IN_DOUBT));
    }

    /** The message is deleted: its files go. */
    public void removeAll(LoggedEvent message) {
        for (Attachment attachment : of(message)) {
            try {
                attachments.markRemoved(attachment.id());
                attachments.trace(attachment.id()).ifPresent(removal::remove);
            } catch (RuntimeException failure) {
                // The message is gone all the same; the check that was noted will try again.
                log.warn("File {} is not removed yet: {}", attachment.id(), failure.toString());
            }
        }
    }

    /** Takes back an upload that no message has. @throws ParleyException {@code ATTACHMENT_NOT_FOUND} */
    public void discard(UserId uploader, ChatId chatId, AttachmentId id) {
        var stored = find(chatId, id);
        if (!stored.uploader().equals(uploader) || stored.claim() != null || !attachments.markRemoved(stored)) {
            throw notFound(id);
        }
        removal.remove(stored);
    }

    /** Looks whether a message has the file, and removes it where none has. */
    void settle(AttachmentId id) {
        var stored = attachments.trace(id).orElse(null);
        if (stored == null) {
            removal.removeRemains(id);
        } else if (isInLog(stored)) {
            checks.cross(id);
        } else if (isDecided(stored) && !kept.isKept(id) && attachments.markRemoved(stored)) {
            removal.remove(stored);
        } else {
            checks.postpone(id, clock.instant().plus(IN_DOUBT));
        }
    }

    /** Whether no append can be under way that would put the file into the log. */
    private boolean isDecided(StoredAttachment stored) {
        var claimedAt = stored.claimedAt();
        return claimedAt == null || claimedAt.isBefore(clock.instant().minus(IN_DOUBT));
    }

    private boolean isInLog(StoredAttachment stored) {
        String claim = stored.claim();
        return (
            claim != null &&
            chats
                // Loading the chat completes what a crash has left of a deletion.
                .find(stored.chatId())
                .filter(over.negate())
                .flatMap(chat -> chats.findByKey(chat.id(), claim))
                .stream()
                .flatMap(message -> of(message).stream())
                .anyMatch(attachment -> attachment.id().equals(stored.attachment().id()))
        );
    }

    private StoredAttachment find(ChatId chatId, AttachmentId id) {
        return attachments
            .find(id)
            .filter(stored -> stored.chatId().equals(chatId))
            .orElseThrow(() -> notFound(id));
    }

    static List<Attachment> of(LoggedEvent message) {
        return message.body() instanceof MessageSent sent ? sent.content().attachments() : List.of();
    }

    static ParleyException notFound(AttachmentId id) {
        return new ParleyException(ErrorCode.ATTACHMENT_NOT_FOUND, Map.of("attachmentId", id.value()));
    }
}
