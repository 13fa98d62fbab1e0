package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.attachment.Attachments;
import dev.parley.chat.attachment.ForwardedFiles;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.FilteredWord;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.log.Appended;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.PinChanged;
import dev.parley.chat.log.ForwardOrigin;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.message.Posting.Post;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sends messages, and does to them what one can do to a message. */
@Service
@RequiredArgsConstructor
public class Messages {

    private static final int MAX_PINS = 50;

    private final ChatAccess access;
    private final ChatLog log;
    private final Posting posting;
    private final Mentions mentions;
    private final Attachments attachments;
    private final ForwardedFiles forwardedFiles;
    private final Screening screening;
    private final Holding holding;

    /**
     * Sends a message; when this returns it is durable. The same {@code clientId} by the same sender in the same chat is
     * the same message, for ever: a repeat returns the first event.
     *
     * @param text 1 to 10,000 code points, among them something to see; kept as written; may be empty where there are files
     * @param replyTo the seq of the message it answers, or null
     * @param attachmentIds at most 10 uploads of the sender to this chat
     * @throws ParleyException {@code MESSAGE_EMPTY}, {@code MESSAGE_TOO_LONG}, {@code TEXT_UNREADABLE}, {@code INVALID_REQUEST},
     *     {@code CHAT_NOT_FOUND}, {@code USER_NOT_FOUND}, {@code FORBIDDEN}, {@code BLOCKED}, {@code ATTACHMENT_NOT_FOUND};
     *     {@code MESSAGE_NOT_FOUND} for the one answered; {@code SLOW_MODE} with {@code retryAfterMs}; {@code TIMED_OUT} with
     *     {@code until} and {@code reason}; {@code MESSAGE_NOT_ALLOWED}, {@code MESSAGE_HELD}
     */
    public LoggedEvent send(
        UserId sender,
        ChatId chatId,
        String clientId,
        String text,
        @Nullable Long replyTo,
        List<AttachmentId> attachmentIds
    ) {
        var draft = new Draft(sender, chatId, clientId, text, replyTo, attachmentIds);
        var word = screening.look(text);
        var message = screening.marking(word, chatId, draft.key(), () ->
            holding.orHold(draft, word, files -> send(draft, word, true, files))
        );
        return Objects.requireNonNull(message);
    }

    /**
     * Sends what was held, once it is approved: as the sender, now, whatever its words are and however slow the chat is. It is
     * the same message as one that the sender sends with the client id.
     *
     * @throws ParleyException as {@link #send}
     */
    public LoggedEvent sendApproved(Draft draft) {
        return send(draft, null, false, new ArrayList<>());
    }

    /** @param files gets the files of the message */
    private LoggedEvent send(Draft draft, @Nullable FilteredWord word, boolean paced, List<Attachment> files) {
        var sender = draft.sender();
        var chatId = draft.chatId();
        Intent.requireClientId(draft.clientId());
        requireConcerned(chatId, sender);
        MessageText.require(draft.text(), !draft.attachmentIds().isEmpty());
        var mentioned = mentions.find(draft.text());
        return attachments.send(sender, chatId, draft.key(), draft.attachmentIds(), attached -> {
            files.addAll(attached);
            return posting.append(new Post(sender, chatId, draft.clientId(), paced, word), standing -> {
                if (draft.replyTo() instanceof Long replyTo) {
                    standing.message(replyTo);
                }
                var named = mentioned.in(standing.chat(), sender);
                Screening.requirePassing(word);
                return new MessageContent(draft.clientId(), draft.text(), draft.replyTo(), named, null, attached);
            });
        });
    }

    private static String key(UserId sender, String clientId) {
        return Cause.message(sender, clientId).key();
    }

    /** Sends what was written elsewhere, with files of its own that have the same bytes. @throws ParleyException as above */
    LoggedEvent forward(UserId sender, ChatId chatId, String clientId, MessageContent source, ForwardOrigin origin) {
        access.find(chatId, sender).ifPresent(chat -> access.check(chat, sender, ChatAction.POST));
        var files = forwardedFiles.share(sender, chatId, key(sender, clientId), source.attachments());
        var content = new MessageContent(clientId, source.text(), null, List.of(), origin, files);
        var word = screening.look(source.text());
        try {
            var message = screening.marking(word, chatId, key(sender, clientId), () ->
                posting.append(new Post(sender, chatId, clientId, true, word), _ -> {
                    Screening.requireAllowed(word);
                    return content;
                })
            );
            attachments.keep(Objects.requireNonNull(message));
            return message;
        } catch (ParleyException refusal) {
            forwardedFiles.release(chatId, key(sender, clientId), files);
            throw refusal;
        }
    }

    /**
     * Changes the text of one's own message.
     *
     * @throws ParleyException as {@link #send}; {@code MESSAGE_NOT_FOUND} also for one that is deleted, {@code FORBIDDEN}
     *     for somebody else's
     */
    public void edit(Intent intent, ChatId chatId, long seq, String text) {
        var actor = intent.actor();
        requireConcerned(chatId, actor);
        posting.requireNoBlock(chatId, actor, intent.key());
        MessageText.require(text, true);
        var mentioned = mentions.find(text);
        var word = screening.look(text);
        screening.marking(word, chatId, intent.key(), () ->
            append(intent, chatId, seq, (chat, target) -> {
                access.check(chat, actor, ChatAction.POST);
                return MessageChanges.edit(target, actor, text, word, () -> mentioned.in(chat, actor));
            }).written()
        );
    }

    /**
     * Deletes a message with its files for all: one's own, or another's as the chat allows.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code MESSAGE_NOT_FOUND}, {@code FORBIDDEN}
     */
    public void delete(Intent intent, ChatId chatId, long seq) {
        var actor = intent.actor();
        var message = readable(actor, chatId) ? log.read(chatId, seq, seq) : List.<LoggedEvent>of();
        message.forEach(event -> attachments.beforeDeletion(actor, event));
        var appended = append(intent, chatId, seq, (chat, target) -> {
            if (!target.actor().equals(actor)) {
                access.check(chat, actor, ChatAction.DELETE_OTHERS_MESSAGES);
            }
            return new MessageDeleted(seq, target.actor());
        });
        if (MessageChanges.isDeletionOf(seq, appended)) {
            message.forEach(attachments::removeAll);
        }
    }

    /**
     * Puts a reaction to a message, or takes it back.
     *
     * @param emoji one emoji; a message has at most 20 different ones
     * @throws ParleyException {@code INVALID_REQUEST}, {@code CHAT_NOT_FOUND}, {@code MESSAGE_NOT_FOUND}, {@code BLOCKED}, {@code
     *     TIMED_OUT}
     */
    public void react(Intent intent, ChatId chatId, long seq, String emoji, boolean on) {
        var actor = intent.actor();
        Emoji.require("emoji", emoji);
        posting.requireNoBlock(chatId, actor, intent.key());
        append(intent, chatId, seq, (chat, target) -> {
            access.requireNoTimeOut(chat, actor);
            return MessageChanges.react(target, actor, emoji, on);
        });
    }

    /**
     * Pins a message to the chat, or takes the pin off. A chat has at most 50.
     *
     * @throws ParleyException {@code INVALID_REQUEST}, {@code CHAT_NOT_FOUND}, {@code MESSAGE_NOT_FOUND}, {@code FORBIDDEN},
     *     {@code BLOCKED}
     */
    public void pin(Intent intent, ChatId chatId, long seq, boolean pinned) {
        posting.requireNoBlock(chatId, intent.actor(), intent.key());
        append(intent, chatId, seq, (chat, _) -> {
            access.check(chat, intent.actor(), ChatAction.PIN);
            if (pinned && !chat.pinned().contains(seq) && chat.pinned().size() >= MAX_PINS) {
                throw new ParleyException(
                    ErrorCode.INVALID_REQUEST,
                    Map.of("pinned", "a chat has at most " + MAX_PINS + " pinned messages")
                );
            }
            return chat.pinned().contains(seq) == pinned ? null : new PinChanged(seq, pinned);
        });
    }

    /** What happens to a message, decided on the chat and the message as they stand; null for nothing. */
    @FunctionalInterface
    private interface Change {
        @Nullable
        EventBody of(Chat chat, LoggedEvent target);
    }

    private Appended append(Intent intent, ChatId chatId, long seq, Change change) {
        return log.append(chatId, Cause.of(intent), standing -> {
            access.check(standing.chat(), intent.actor(), ChatAction.READ);
            return change.of(standing.chat(), standing.message(seq));
        });
    }

    /** Before anything is looked up for them. */
    private static void requireConcerned(ChatId chatId, UserId actor) {
        if (!chatId.concerns(actor)) {
            throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
        }
    }

    private boolean readable(UserId actor, ChatId chatId) {
        return access
            .find(chatId, actor)
            .filter(chat -> chat.member(actor).isPresent())
            .isPresent();
    }
}
