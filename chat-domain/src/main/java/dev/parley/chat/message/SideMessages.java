package dev.parley.chat.message;

import dev.parley.chat.attachment.SideFiles;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.FilteredWord;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.log.Appended;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.SideLogs;
import dev.parley.chat.log.Standing;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Messages in {@linkplain SideLogs side logs}: sent, changed and read as in chats, without mentions and pins. The place that a
 * log belongs to has decided before who may; here it says so by a {@link Visitor}.
 */
@Service
@RequiredArgsConstructor
public class SideMessages {

    private final SideLogs logs;
    private final SideFiles files;
    private final Screening screening;
    private final Versions versions;

    /**
     * Somebody who may write to a log and read it.
     *
     * @param id under which the log keeps what they write
     * @param from the first place of the log that they may know of
     * @param moderates whether they may delete what others have written
     * @param most how many events the log may have; deletions come beyond that, as many as there are messages
     */
    public record Visitor(ChatId log, UserId id, long from, boolean moderates, long most) {}

    /**
     * Sends a message; when this returns it is durable. A repeat with the same {@code clientId} returns the first event.
     *
     * @throws ParleyException as {@link Messages#send}, but nothing is held; {@code MEETING_CHAT_FULL}
     */
    public LoggedEvent send(
        Visitor by,
        String clientId,
        String text,
        @Nullable Long replyTo,
        List<AttachmentId> attachmentIds
    ) {
        Intent.requireClientId(clientId);
        MessageText.require(text, !attachmentIds.isEmpty());
        var cause = Cause.message(by.id(), clientId);
        var word = screening.look(text);
        var message = screening.markingAside(word, by.log(), cause.key(), () ->
            files
                .attachments()
                .send(by.id(), by.log(), cause.key(), attachmentIds, attached ->
                    append(by, cause, new MessageContent(clientId, text, replyTo, attached), word)
                )
        );
        return Objects.requireNonNull(message);
    }

    private LoggedEvent append(Visitor by, Cause cause, MessageContent content, @Nullable FilteredWord word) {
        return logs
            .log()
            .append(by.log(), cause, standing -> {
                requireRoom(by, standing.chat());
                if (content.replyTo() instanceof Long replyTo) {
                    known(by, standing, replyTo);
                }
                Screening.requireAllowed(word);
                return new MessageSent(content);
            })
            .event();
    }

    /** Changes the text of one's own message. @throws ParleyException as {@link Messages#edit}; {@code MEETING_CHAT_FULL} */
    public void edit(Visitor by, String clientId, long seq, String text) {
        MessageText.require(text, true);
        var word = screening.look(text);
        screening.markingAside(word, by.log(), new Intent(by.id(), clientId).key(), () ->
            append(by, clientId, standing -> {
                requireRoom(by, standing.chat());
                return MessageChanges.edit(known(by, standing, seq), by.id(), text, word, List::of);
            }).written()
        );
    }

    /**
     * Deletes a message with its files for all.
     *
     * @throws ParleyException {@code MESSAGE_NOT_FOUND}; {@code FORBIDDEN} for another's to who does not moderate
     */
    public void delete(Visitor by, String clientId, long seq) {
        var message = seq < by.from() ? List.<LoggedEvent>of() : logs.log().read(by.log(), seq, seq);
        message.forEach(event -> files.attachments().beforeDeletion(by.id(), event));
        var appended = append(by, clientId, standing -> {
            var target = known(by, standing, seq);
            if (!target.actor().equals(by.id()) && !by.moderates()) {
                throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", "DELETE_OTHERS_MESSAGES"));
            }
            return new MessageDeleted(seq, target.actor());
        });
        if (MessageChanges.isDeletionOf(seq, appended)) {
            message.forEach(files.attachments()::removeAll);
        }
    }

    /** Puts a reaction to a message, or takes it back. @throws ParleyException as {@link Messages#react}; {@code MEETING_CHAT_FULL} */
    public void react(Visitor by, String clientId, long seq, String emoji, boolean on) {
        Emoji.require("emoji", emoji);
        append(by, clientId, standing -> {
            requireRoom(by, standing.chat());
            return MessageChanges.react(known(by, standing, seq), by.id(), emoji, on);
        });
    }

    /** The oldest {@code limit} events after {@code seq} that the visitor may know of, or fewer where they are long. */
    public History.Page after(Visitor reader, long seq, int limit) {
        long head = head(reader.log());
        long first = Math.max(reader.from(), Math.clamp(seq, 0, head) + 1);
        var events = logs.log().read(reader.log(), first, Math.min(first + limit - 1, head));
        return new History.Page(History.cut(versions.readable(logs.log(), events)), head);
    }

    /** The newest {@code limit} events before {@code seq} that the visitor may know of, or fewer where they are long. */
    public History.Page before(Visitor reader, long seq, int limit) {
        long head = head(reader.log());
        long last = Math.min(seq - 1, head);
        var events = logs.log().read(reader.log(), Math.max(reader.from(), last - limit + 1), last);
        var readable = versions.readable(logs.log(), events);
        return new History.Page(History.cut(readable.reversed()).reversed(), head);
    }

    /** The events after {@code seq}, whoever may know of them: for what asks about that itself. */
    public List<LoggedEvent> unauthorisedAfter(ChatId log, long seq) {
        return logs.log().catchUp(log, seq + 1, seq + History.PAGE_MAX);
    }

    /** How far a log reaches. One that is not there is like one that has only begun. */
    public long head(ChatId log) {
        return logs.log().find(log).map(Chat::seq).orElse(1L);
    }

    private Appended append(Visitor by, String clientId, Function<Standing, @Nullable EventBody> change) {
        return logs.log().append(by.log(), Cause.of(new Intent(by.id(), clientId)), change);
    }

    private static LoggedEvent known(Visitor by, Standing standing, long seq) {
        if (seq < by.from()) {
            throw new ParleyException(ErrorCode.MESSAGE_NOT_FOUND);
        }
        return standing.message(seq);
    }

    private static void requireRoom(Visitor by, Chat chat) {
        if (chat.seq() >= by.most()) {
            throw new ParleyException(ErrorCode.MEETING_CHAT_FULL, Map.of("limit", by.most()));
        }
    }
}
