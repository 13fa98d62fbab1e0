package dev.parley.chat.log;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.ReactionChanged;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/**
 * The state of a chat and its messages after the appends of a batch so far, before any of them is written. A message is
 * read when an append first asks for it; later appends of the batch are folded into it.
 */
final class Round implements Standing {

    private final LongFunction<Optional<LoggedEvent>> read;
    private final Map<Long, Optional<LoggedEvent>> messages = new HashMap<>();
    private Chat chat;

    /**
     * @param read the event at a place, with at least what the events up to {@code start} did to it; with more, {@code start}
     *     is outdated and nothing that is decided here can be written
     */
    Round(Chat start, LongFunction<Optional<LoggedEvent>> read) {
        this.chat = start;
        this.read = read;
    }

    @Override
    public Chat chat() {
        return chat;
    }

    @Override
    public LoggedEvent message(long seq) {
        return Optional.of(seq)
            .filter(place -> place >= 1 && place <= chat.seq())
            .flatMap(place -> messages.computeIfAbsent(place, read::apply))
            .filter(event -> event.body() instanceof MessageSent sent && !sent.state().deleted())
            .orElseThrow(() -> new ParleyException(ErrorCode.MESSAGE_NOT_FOUND));
    }

    void add(LoggedEvent event) {
        chat = chat.after(event);
        switch (event.body()) {
            case MessageSent _ -> messages.put(event.seq(), Optional.of(event));
            case MessageEdited edited -> change(edited.target(), event, (sent, by) -> sent.edited(by, edited));
            case MessageDeleted deleted -> change(deleted.target(), event, MessageSent::deleted);
            case ReactionChanged changed -> change(changed.target(), event, (sent, by) -> sent.reacted(by, changed));
            default -> {
                // Changes no message.
            }
        }
    }

    /** An append that does something to a message has asked for it, so that it is there. */
    private void change(long target, LoggedEvent by, BiFunction<MessageSent, LoggedEvent, MessageSent> change) {
        messages.computeIfPresent(target, (_, found) ->
            found.map(event ->
                event.body() instanceof MessageSent sent ? event.withBody(change.apply(sent, by)) : event
            )
        );
    }
}
