package dev.parley.chat.attachment;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.log.EventBody.ChatDeleted;
import java.time.Clock;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Where a chat is deleted, the files of its messages go, little by little. */
@Component
@RequiredArgsConstructor
class FilesOfDeletedChats implements LogConsumer {

    private final AttachmentStore attachments;
    private final DueChecks checks;
    private final Clock clock;

    @Override
    public String name() {
        return "attachments";
    }

    @Override
    public void handle(List<Batch> batches) {
        batches
            .stream()
            .flatMap(batch -> batch.events().stream())
            .filter(event -> event.body() instanceof ChatDeleted)
            .forEach(event -> checks.noteAll(attachments.of(event.chatId()), event.actor(), 0, clock.instant()));
    }
}
