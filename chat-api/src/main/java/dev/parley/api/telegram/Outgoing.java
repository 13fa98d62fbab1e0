package dev.parley.api.telegram;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What the bot wants to have sent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outgoing.Message.class, name = "message"),
    @JsonSubTypes.Type(value = Outgoing.Rewrite.class, name = "rewrite"),
    @JsonSubTypes.Type(value = Outgoing.Answer.class, name = "answer"),
})
sealed interface Outgoing {
    /**
     * A message to a person.
     *
     * @param confidential for nobody else: it can be neither forwarded nor saved
     */
    record Message(long to, Line line, List<Button> buttons, boolean confidential) implements Outgoing {}

    /** Another text for a message that the bot has sent, and no buttons. */
    record Rewrite(long to, long messageId, Line line) implements Outgoing {}

    /** What comes of pressing a button: it stops waiting, and may show a text. */
    record Answer(String pressId, String text, boolean alert) implements Outgoing {}

    /** @param data what is told to the bot when it is pressed; at most 64 bytes */
    record Button(String text, String data) {}

    static Outgoing message(TelegramPerson to, Line line) {
        return message(to.id(), line);
    }

    static Outgoing message(long to, Line line) {
        return new Message(to, line, List.of(), false);
    }
}
