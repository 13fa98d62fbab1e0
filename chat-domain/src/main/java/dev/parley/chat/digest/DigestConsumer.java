package dev.parley.chat.digest;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.Gathering;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Notes who may miss what. Whether they do is looked up when the mail is due. */
@Component
@RequiredArgsConstructor
class DigestConsumer implements LogConsumer {

    private static final Gathering GATHERING = new Gathering(100, Duration.ofMillis(500), _ -> false);

    private final ChatLog chats;
    private final AnsweredMessages answered;
    private final DigestStore store;
    private final DigestMails mails;
    private final DigestProperties properties;

    @Override
    public String name() {
        return "digests";
    }

    /** Nobody is told of what was before there were digests. */
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
        if (properties.enabled() && mails.areSent()) {
            batches.forEach(this::handle);
        }
    }

    private void handle(Batch batch) {
        var events = batch.events().stream().filter(DigestRule::mayConcern).toList();
        if (!events.isEmpty()) {
            chats.find(batch.chatId()).ifPresent(chat -> note(chat, events));
        }
    }

    private void note(Chat chat, List<LoggedEvent> events) {
        var authors = answered.authors(chat.id(), events);
        Map<UserId, List<Long>> missed = new HashMap<>();
        for (LoggedEvent event : events) {
            DigestRule.concerned(chat, event, authors).forEach(user ->
                missed.computeIfAbsent(user, _ -> new ArrayList<>()).add(event.seq())
            );
        }
        store.note(chat.id(), missed);
    }
}
