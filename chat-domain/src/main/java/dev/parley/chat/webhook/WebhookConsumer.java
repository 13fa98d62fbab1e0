package dev.parley.chat.webhook;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.Gathering;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.log.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Notes for which webhooks there is something new. What is told is read from the log when its turn comes, so a webhook
 * whose receiver is away costs a number, and delays no other.
 */
@Component
@RequiredArgsConstructor
class WebhookConsumer implements LogConsumer {

    private static final Gathering GATHERING = new Gathering(100, Duration.ofMillis(500), _ -> false);

    private final WebhookStore store;
    private final WebhookSender sender;

    @Override
    public String name() {
        return "webhooks";
    }

    /** Nobody has a webhook for what was before there were any. */
    @Override
    public Start start() {
        return Start.PRESENT;
    }

    /** Most chats have no webhook, and their messages are not to cost a write each. */
    @Override
    public Gathering gathering() {
        return GATHERING;
    }

    @Override
    public void handle(List<Batch> batches) {
        boolean some = store.reach(
            batches
                .stream()
                .collect(
                    Collectors.toMap(Batch::chatId, batch ->
                        batch.events().stream().mapToLong(LoggedEvent::seq).max().orElseThrow()
                    )
                )
        );
        if (some) {
            sender.look();
        }
    }
}
