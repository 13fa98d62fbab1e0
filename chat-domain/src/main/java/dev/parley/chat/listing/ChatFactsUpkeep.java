package dev.parley.chat.listing;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.Gathering;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the facts of chats some seconds behind their logs: one write for many messages, and at once for what is rare. */
@Component
@RequiredArgsConstructor
class ChatFactsUpkeep implements LogConsumer {

    private static final Gathering GATHERING = new Gathering(64, Duration.ofSeconds(5), ChatFactsUpkeep::isRare);

    private final ChatFactsStore store;
    private final ChatLog log;

    /** A change of the folding takes another name, so that all titles are folded anew. */
    @Override
    public String name() {
        return "chat-facts_2";
    }

    @Override
    public Gathering gathering() {
        return GATHERING;
    }

    private static boolean isRare(LoggedEvent event) {
        return switch (event.body()) {
            case
                EventBody.MessageSent _,
                EventBody.MessageEdited _,
                EventBody.MessageDeleted _,
                EventBody.ReactionChanged _,
                EventBody.CallRecorded _ -> false;
            default -> true;
        };
    }

    @Override
    public void handle(List<Batch> batches) {
        var concerned = batches.stream().filter(ChatFactsUpkeep::concerns).toList();
        var chats = log
            .findAll(concerned.stream().map(Batch::chatId).toList())
            .stream()
            .collect(Collectors.toMap(Chat::id, Function.identity()));
        for (Batch batch : concerned) {
            if (chats.get(batch.chatId()) instanceof Chat chat) {
                store.save(chat, createdAt(batch), sentAt(batch, chat));
            }
        }
    }

    /** Of a personal chat nothing is kept but that there is one. */
    private static boolean concerns(Batch batch) {
        return batch.chatId().personalPair().isEmpty() || createdAt(batch) != null;
    }

    private static @Nullable Instant createdAt(Batch batch) {
        var first = batch.events().getFirst();
        return first.body() instanceof EventBody.ChatCreated ? first.at() : null;
    }

    private static @Nullable Instant sentAt(Batch batch, Chat chat) {
        if (chat.type() == ChatType.PERSONAL) {
            return null;
        }
        return batch
            .events()
            .reversed()
            .stream()
            .filter(event -> event.body() instanceof EventBody.MessageSent)
            .findFirst()
            .map(LoggedEvent::at)
            .orElse(null);
    }
}
