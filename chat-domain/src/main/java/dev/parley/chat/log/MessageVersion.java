package dev.parley.chat.log;

import java.time.Instant;
import java.util.List;

/**
 * What a message said from some time on.
 *
 * @param seq the event by which it came to say so: the message itself, or an edit
 */
public record MessageVersion(long seq, Instant at, String text, List<Mention> mentions) {
    public MessageVersion {
        mentions = List.copyOf(mentions);
    }
}
