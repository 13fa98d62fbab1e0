package dev.parley.chat.moderation;

import dev.parley.chat.administration.People;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Ids;
import dev.parley.chat.log.Ban;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.TimeOut;
import dev.parley.chat.member.Sanctioning;
import dev.parley.chat.message.MessageRemoval;
import dev.parley.chat.moderation.Report.Place;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What administrators do about reports. Whoever calls has made sure that the actor is one. */
@Component
@RequiredArgsConstructor
class ReportActions {

    private final MessageRemoval removal;
    private final Sanctioning sanctioning;
    private final People people;
    private final Telling telling;
    private final Clock clock;

    /**
     * @return whether it is done, by this intent; also by a repeat of it, except for {@link ReportAction#LOCK}
     * @throws ParleyException {@code INVALID_REQUEST} where the report has nobody or nothing of the kind; as {@link Sanctioning}
     *     and {@link People#lock}
     */
    boolean take(Intent intent, Report report, ReportAction action, @Nullable Integer minutes, String reason) {
        return switch (action) {
            case REMOVE_MESSAGE -> remove(intent, report, reason);
            case TIME_OUT -> timeOut(intent, report, minutes, reason);
            case BAN -> telling.banned(
                sanctioning.ban(intent, chat(report), person(report), new Ban(true)),
                person(report),
                reason,
                true
            );
            case LOCK -> people.lockOnce(intent, person(report), reason);
            case LIFT -> lift(intent, chat(report), person(report));
        };
    }

    private boolean remove(Intent intent, Report report, String reason) {
        var place = place(report);
        String key = "moderation/" + intent.key();
        if (!removal.remove(intent.actor(), place.chatId(), place.seq(), key)) {
            return false;
        }
        report
            .message()
            .filter(message -> message.webhook() == null)
            .ifPresent(message -> telling.removed(place.chatId(), message, key, reason));
        return true;
    }

    private boolean timeOut(Intent intent, Report report, @Nullable Integer minutes, String reason) {
        if (minutes == null) {
            throw invalid("minutes", "must not be null");
        }
        var until = clock.instant().plus(ChatModeration.requireDuration(minutes));
        var timeOut = new TimeOut(until, reason, true);
        var userId = person(report);
        return telling.timedOut(sanctioning.timeOut(intent, chat(report), userId, timeOut), userId, timeOut);
    }

    private boolean lift(Intent intent, ChatId chatId, UserId userId) {
        var unbanned = sanctioning.unban(part(intent, "unban"), chatId, userId, true);
        var ended = sanctioning.endTimeOut(part(intent, "end"), chatId, userId, true);
        boolean lifted = telling.ended(unbanned, userId, chatId, NoticeKind.BANNED);
        return telling.ended(ended, userId, chatId, NoticeKind.TIMED_OUT) || lifted;
    }

    /** Each change of a chat has a key of its own. */
    private static Intent part(Intent intent, String part) {
        return new Intent(intent.actor(), Ids.named(intent.clientId() + "/" + part));
    }

    private static UserId person(Report report) {
        if (report.person() instanceof UserId person) {
            return person;
        }
        throw invalid("action", "is for people");
    }

    /** A personal chat knows neither time-outs nor bans. */
    private static ChatId chat(Report report) {
        var place = place(report);
        if (place.type() == ChatType.PERSONAL) {
            throw invalid("action", "is for groups and channels");
        }
        return place.chatId();
    }

    private static Place place(Report report) {
        if (report.place() instanceof Place place) {
            return place;
        }
        throw invalid("action", "is for messages");
    }

    private static ParleyException invalid(String field, String why) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, why));
    }
}
