package dev.parley.chat.log;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.ReactionChanged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The state of a chat and its messages after the appends of a batch so far, before any of them is written. A message is
 * read when an append first asks for it; later appends of the batch are folded into it.
 */
final class Round implements Standing {

    private final Function<List<Long>, List<LoggedEvent>> read;
    private final Map<Long, Optional<LoggedEvent>> messages = new HashMap<>();
    private Chat chat;

    /**
     * @param read the events at places, as far as there are any, with at least what the events up to {@code start} did to
     *     them; with more, {@code start} is outdated and nothing that is decided here can be written
     */
    Round(Chat start, Function<List<Long>, List<LoggedEvent>> read) {
        this.chat = start;
        this.read = read;
    }

    @Override
    public Chat chat() {
        return chat;
    }

    @Override
    public LoggedEvent message(long seq) {
        return messages(List.of(seq))
            .stream()
            .findFirst()
            .orElseThrow(() -> new ParleyException(ErrorCode.MESSAGE_NOT_FOUND));
    }

    @Override
    public List<LoggedEvent> messages(List<Long> seqs) {
        var places = seqs
            .stream()
            .filter(place -> place >= 1 && place <= chat.seq())
            .toList();
        var unread = places
            .stream()
            .filter(place -> !messages.containsKey(place))
            .toList();
        if (!unread.isEmpty()) {
            unread.forEach(place -> messages.put(place, Optional.empty()));
            read.apply(unread).forEach(event -> messages.put(event.seq(), Optional.of(event)));
        }
        return places
            .stream()
            .flatMap(place -> messages.getOrDefault(place, Optional.empty()).stream())
            .filter(event -> event.body() instanceof MessageSent sent && !sent.state().deleted())
            .toList();
    }

    void add(LoggedEvent event) {
        chat = chat.after(event);
        switch (event.body()) {
            case MessageSent _ -> messages.put(event.seq(), Optional.of(event));
            case MessageEdited edited -> change(edited.target(), event, (sent, by) -> sent.edited(by, edited));
            case MessageDeleted deleted -> change(deleted.target(), event, MessageSent::deleted);
            case MessagesRemoved removed -> removed
                .messages()
                .forEach(message -> change(message.seq(), event, MessageSent::deleted));
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
