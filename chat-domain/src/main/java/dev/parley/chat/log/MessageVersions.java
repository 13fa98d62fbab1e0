package dev.parley.chat.log;

import java.util.List;

/**
 * What a message says and has said, or a page of it.
 *
 * @param versions the newest first
 * @param more whether there are older ones
 * @param complete whether every version of the message is kept
 */
public record MessageVersions(List<MessageVersion> versions, boolean more, boolean complete) {
    public MessageVersions {
        versions = List.copyOf(versions);
    }
}
