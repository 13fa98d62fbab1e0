package dev.parley.chat.push;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.Gathering;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Notes which people have a message to be told of. What they are told is looked up when their turn comes. */
@Component
@RequiredArgsConstructor
class PushConsumer implements LogConsumer {

    private static final Gathering GATHERING = new Gathering(100, Duration.ofMillis(500), _ -> false);

    private final ChatLog chats;
    private final PushSubscriptions subscriptions;
    private final PendingPushes pending;
    private final PushProperties properties;

    @Override
    public String name() {
        return "push";
    }

    /** Nobody is told of what was before there were pushes. */
    @Override
    public Start start() {
        return Start.PRESENT;
    }

    @Override
    public Gathering gathering() {
        return GATHERING;
    }

    @Override
    public void handle(List<Batch> batches) {
        if (properties.enabled()) {
            batches.forEach(this::handle);
        }
    }

    private void handle(Batch batch) {
        var newest = newest(batch.events());
        if (!newest.isEmpty()) {
            chats.find(batch.chatId()).ifPresent(chat -> note(chat, newest));
        }
        changed(batch.events()).ifPresent(target -> pending.correct(batch.chatId(), target));
    }

    /** Of each author the newest message. */
    private static Map<UserId, Long> newest(List<LoggedEvent> events) {
        var newest = new HashMap<UserId, Long>();
        for (LoggedEvent event : events) {
            if (event.body() instanceof MessageSent message && !message.state().deleted()) {
                newest.put(event.actor(), event.seq());
            }
        }
        return newest;
    }

    private void note(Chat chat, Map<UserId, Long> newest) {
        var upTo = new HashMap<UserId, Long>();
        for (UserId reader : subscriptions.among(chat.members().keySet())) {
            newest
                .entrySet()
                .stream()
                .filter(each -> !each.getKey().equals(reader))
                .mapToLong(Map.Entry::getValue)
                .max()
                .ifPresent(seq -> upTo.put(reader, seq));
        }
        if (!upTo.isEmpty()) {
            pending.note(chat.id(), upTo);
        }
    }

    /**
     * The earliest message that was edited or deleted. Not those that were too old: their readers were told of them more than a
     * day ago, and what they have put away would be shown once more.
     */
    private static OptionalLong changed(List<LoggedEvent> events) {
        return events
            .stream()
            .flatMapToLong(
                event ->
                    switch (event.body()) {
                        case MessageEdited edit -> LongStream.of(edit.target());
                        case MessageDeleted deletion -> LongStream.of(deletion.target());
                        default -> LongStream.empty();
                    }
            )
            .min();
    }
}
