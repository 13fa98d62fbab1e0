package dev.parley.chat.moderation;

import dev.parley.chat.held.HeldMessage;
import dev.parley.chat.log.Appended;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.TimeOut;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells those concerned what was done, once it is written down. Told again by a repeat, it is the same notice. */
@Component
@RequiredArgsConstructor
class Telling {

    private static final int EXCERPT = 200;

    private final Notices notices;
    private final ChatLog log;
    private final Clock clock;

    /** Whether there is something to tell. */
    boolean timedOut(Appended appended, UserId userId, TimeOut timeOut) {
        return told(appended, userId, NoticeKind.TIMED_OUT, timeOut.reason(), timeOut.until(), timeOut.byServer());
    }

    /** As {@link #timedOut}. */
    boolean banned(Appended appended, UserId userId, String reason, boolean byServer) {
        // Of a chat that one was never in nobody has to hear, least of all in the words of a stranger.
        boolean wasIn =
            appended.written() instanceof LoggedEvent event && event.body() instanceof EventBody.MemberRemoved;
        return (byServer || wasIn) && told(appended, userId, NoticeKind.BANNED, reason, null, byServer);
    }

    /** @param key names the removal within the chat */
    void removed(ChatId chatId, ReportedMessage message, String key, String reason) {
        notices.tell(
            message.author(),
            new Notice(
                Notices.idOf(message.author(), chatId + "/" + key),
                NoticeKind.MESSAGE_REMOVED,
                chatId,
                title(chatId),
                reason,
                null,
                excerpt(message.text()),
                true,
                clock.instant()
            )
        );
    }

    /** A message that has waited does not go out. */
    void refused(HeldMessage message, String reason) {
        var sender = message.sender();
        notices.tell(
            sender,
            new Notice(
                Notices.idOf(sender, "held/" + message.id()),
                NoticeKind.MESSAGE_REFUSED,
                message.place().chatId(),
                message.place().title(),
                reason,
                null,
                excerpt(message.text()),
                true,
                clock.instant()
            )
        );
    }

    /** Whether there was something to end. A repeat takes back nothing: what it ended may hold again. */
    boolean ended(Appended appended, UserId userId, ChatId chatId, NoticeKind kind) {
        if (!appended.repeated() && appended.written() != null) {
            notices.takeBack(userId, chatId, kind);
        }
        return appended.written() != null;
    }

    private boolean told(
        Appended appended,
        UserId userId,
        NoticeKind kind,
        String reason,
        @Nullable Instant until,
        boolean byServer
    ) {
        if (!(appended.written() instanceof LoggedEvent event)) {
            return false;
        }
        var chatId = event.chatId();
        var id = Notices.idOf(userId, chatId + "/" + event.seq());
        notices.tell(userId, new Notice(id, kind, chatId, title(chatId), reason, until, "", byServer, clock.instant()));
        return true;
    }

    private String title(ChatId chatId) {
        return log
            .find(chatId)
            .map(chat -> chat.profile().title())
            .orElse("");
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT
            ? text
            : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
