package dev.parley.chat.moderation;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.WebhookAuthor;
import java.util.List;
import java.util.stream.Stream;

/** A message and what stands around it, as members see it now. */
final class Surroundings {

    /** So many messages before the message, and so many after it. */
    static final int MOST = 3;

    /** Among so many events before the message they are looked for, and among so many after it. */
    static final int REACH = 40;

    private Surroundings() {}

    /**
     * @param events of one chat, the oldest first
     * @throws ParleyException {@code MESSAGE_NOT_FOUND} also for one that is deleted
     */
    static List<ReportedMessage> of(List<LoggedEvent> events, long seq) {
        var messages = events.stream().filter(Surroundings::isThere).toList();
        var target = messages
            .stream()
            .filter(event -> event.seq() == seq)
            .findFirst()
            .orElseThrow(() -> new ParleyException(ErrorCode.MESSAGE_NOT_FOUND));
        var before = messages
            .stream()
            .filter(event -> event.seq() < seq)
            .toList();
        var after = messages
            .stream()
            .filter(event -> event.seq() > seq)
            .limit(MOST);
        var last = before.stream().skip(Math.max(0, before.size() - MOST));
        return Stream.concat(Stream.concat(last, Stream.of(target)), after)
            .map(event -> snapshot(event, event.seq() == seq))
            .toList();
    }

    private static boolean isThere(LoggedEvent event) {
        return event.body() instanceof MessageSent sent && !sent.state().deleted();
    }

    private static ReportedMessage snapshot(LoggedEvent event, boolean reported) {
        var sent = (MessageSent) event.body();
        var content = sent.content();
        return new ReportedMessage(
            event.seq(),
            event.actor(),
            content.webhook() instanceof WebhookAuthor webhook ? webhook.name() : null,
            event.at(),
            sent.state().editedAt(),
            content.text(),
            content
                .attachments()
                .stream()
                .map(file -> new ReportedMessage.File(file.id(), file.name()))
                .toList(),
            reported
        );
    }
}
