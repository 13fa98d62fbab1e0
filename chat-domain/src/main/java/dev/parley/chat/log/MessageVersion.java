package dev.parley.chat.log;

import java.time.Instant;
import java.util.List;

/**
 * One text of a message.
 *
 * @param seq the event that set this text: the message itself, or an edit
 */
public record MessageVersion(long seq, Instant at, String text, List<Mention> mentions) {
    public MessageVersion {
        mentions = List.copyOf(mentions);
    }
}
