package dev.parley.chat.moderation;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message, or a person, that somebody has reported. It has all that an administrator is shown: nobody looks into the chat
 * for it.
 *
 * @param reporter null once the account is deleted, and where the list of words has reported it
 * @param text what the reporter says to it, which may be empty; or the word
 * @param person who is reported: the author of the message; null for an incoming webhook, and for a guest of a meeting
 * @param place where the message is; null where a person is reported, and for a message of a meeting
 * @param messages the one that is reported and what stood around it, the oldest first; empty where a person is reported
 * @param taken what was done about it, the first first
 * @param resolution null while it is open
 */
public record Report(
    ReportId id,
    Instant at,
    @Nullable UserId reporter,
    ReportKind kind,
    String text,
    @Nullable UserId person,
    @Nullable Place place,
    List<ReportedMessage> messages,
    List<Taken> taken,
    @Nullable Resolution resolution
) {
    public Report {
        messages = List.copyOf(messages);
        taken = List.copyOf(taken);
    }

    /** @param title of the chat when the message was reported; empty for a personal chat */
    public record Place(ChatId chatId, ChatType type, String title, long seq) {}

    public record Taken(ReportAction action, UserId by, Instant at) {}

    /** @param note what administrators tell each other; may be empty */
    public record Resolution(UserId by, Instant at, ReportOutcome outcome, String note) {}

    public boolean isOpen() {
        return resolution == null;
    }

    Optional<ReportedMessage> message() {
        return messages.stream().filter(ReportedMessage::reported).findFirst();
    }
}
