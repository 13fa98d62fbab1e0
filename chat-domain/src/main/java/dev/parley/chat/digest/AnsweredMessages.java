package dev.parley.chat.digest;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Whose the messages are that others answer. */
@Component
@RequiredArgsConstructor
class AnsweredMessages {

    private final ChatLog log;

    /** The authors of the messages that those of the chat answer, by their seqs; nobody where a webhook has written it. */
    Map<Long, UserId> authors(ChatId chatId, Collection<LoggedEvent> events) {
        var targets = events
            .stream()
            .map(event -> event.body() instanceof MessageSent sent ? sent.content().replyTo() : null)
            .filter(Objects::nonNull)
            .distinct()
            .map(seq -> new EventRef(chatId, seq))
            .toList();
        return targets.isEmpty()
            ? Map.of()
            : log
                  .read(targets)
                  .stream()
                  .filter(event -> event.body() instanceof MessageSent sent && sent.content().webhook() == null)
                  .collect(Collectors.toMap(LoggedEvent::seq, LoggedEvent::actor));
    }
}
