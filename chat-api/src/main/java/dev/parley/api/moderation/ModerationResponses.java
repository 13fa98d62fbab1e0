package dev.parley.api.moderation;

import dev.parley.api.user.UserResponse;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.moderation.NoticeId;
import dev.parley.chat.moderation.NoticeKind;
import dev.parley.chat.moderation.ReportAction;
import dev.parley.chat.moderation.ReportId;
import dev.parley.chat.moderation.ReportKind;
import dev.parley.chat.moderation.ReportOutcome;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes of moderation. Texts have at most 500 characters. */
final class ModerationResponses {

    /** In UTF-16 units, so that no text of 500 characters is refused here. */
    private static final int TEXT = 1_000;

    private ModerationResponses() {}

    /**
     * @param kind any but {@code words}
     * @param text what the reporter says to it; may be empty
     */
    record ReportRequest(@NotNull ReportKind kind, @NotNull @Size(max = TEXT) String text) {}

    /**
     * A message as the reporter could see it.
     *
     * @param webhook the name under which an incoming webhook has posted it; null where {@code author} is a user
     * @param reported false for what stood around it
     */
    record ReportedMessageView(
        long seq,
        UserId author,
        @Nullable String webhook,
        Instant at,
        @Nullable Instant editedAt,
        String text,
        List<ReportedFile> files,
        boolean reported
    ) {}

    /** @param id by which it is opened; null where that is not possible, as of the messages around the one that is reported */
    record ReportedFile(@Nullable AttachmentId id, String name) {}

    /** @param count up to 100 */
    record OpenReports(int count) {}

    /** @param title of the chat when the message was reported; empty for a personal chat */
    record PlaceView(ChatId chatId, ChatType type, String title, long seq) {}

    record TakenView(ReportAction action, UserId by, Instant at) {}

    /** @param note what administrators tell each other; may be empty */
    record ResolutionView(UserId by, Instant at, ReportOutcome outcome, String note) {}

    /**
     * A report of a message, or of a person.
     *
     * @param reporter null once the account is deleted, and for the kind {@code words}
     * @param text what the reporter says to it, which may be empty; for the kind {@code words} the word
     * @param person who is reported; null for an incoming webhook, and for a guest of a meeting
     * @param place where the message is; null where a person is reported, and for a message of a meeting
     * @param messages the one that is reported and up to three before and after it, the oldest first; empty where a person is
     *     reported
     * @param taken what was done about it, the first first
     * @param resolution null while it is open
     */
    record ReportView(
        ReportId id,
        Instant at,
        @Nullable UserId reporter,
        ReportKind kind,
        String text,
        @Nullable UserId person,
        @Nullable PlaceView place,
        List<ReportedMessageView> messages,
        List<TakenView> taken,
        @Nullable ResolutionView resolution
    ) {}

    /** @param users those whom the report names, as far as there are accounts */
    record ReportAnswer(ReportView report, List<UserResponse> users) {}

    /**
     * Some reports.
     *
     * @param users those whom they name
     * @param next the cursor of the next page, null at the end
     */
    record ReportPage(List<ReportView> reports, List<UserResponse> users, @Nullable ReportId next) {}

    /**
     * Something to be done about a report.
     *
     * @param minutes how long a time-out lasts, 1 to 40,320; null for everything else
     * @param reason what the one concerned is told; may be empty
     */
    record ActionRequest(
        @NotNull ReportAction action,
        @Nullable Integer minutes,
        @NotNull @Size(max = TEXT) String reason
    ) {}

    record ResolveRequest(@NotNull ReportOutcome outcome, @NotNull @Size(max = TEXT) String note) {}

    /**
     * @param minutes 1 to 40,320
     * @param reason what the member is told; may be empty
     */
    record TimeOutRequest(@NotNull Integer minutes, @NotNull @Size(max = TEXT) String reason) {}

    /** @param reason what the user is told; may be empty */
    record BanRequest(@NotNull @Size(max = TEXT) String reason) {}

    /** @param byServer whether an administrator of the installation has decided it, so that only one can lift it */
    record BannedPerson(UserResponse user, boolean byServer) {}

    /** @param people the first one banned first; at most 1,000 */
    record BanList(List<BannedPerson> people) {}

    /**
     * Something that was done to the asking user.
     *
     * @param title of the chat; empty for a personal one
     * @param reason may be empty
     * @param until when a time-out ends, else null
     * @param excerpt the beginning of the message that was removed or refused, or scheme and host of the webhook; empty otherwise
     * @param byServer whether the server or an administrator of it has done it, or else one of the chat
     */
    record NoticeView(
        NoticeId id,
        NoticeKind kind,
        ChatId chatId,
        String title,
        String reason,
        @Nullable Instant until,
        String excerpt,
        boolean byServer,
        Instant at
    ) {}

    /** @param notices the earliest first; at most 50 */
    record NoticeList(List<NoticeView> notices) {}
}
