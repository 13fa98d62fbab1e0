package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MessageDocumentsTest {

    private static final MessageSent HELLO = new MessageSent(
        new MessageContent("c1", "hello", null, List.of(), null, List.of())
    );

    @Test
    void aMessageOfWhichAnEditIsOnlyBeingWrittenReadsAsItWas() {
        var body = MessageDocuments.write(new Document("type", "message.sent"), HELLO).append(
            "state",
            new Document("first", new Document("text", "hello").append("mentions", List.of()))
        );

        assertThat(MessageDocuments.readSent(body)).isEqualTo(HELLO);
    }
}
