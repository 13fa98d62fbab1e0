package dev.parley.chat.moderation;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.moderation.Report.Resolution;
import dev.parley.chat.moderation.Report.Taken;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The reports, to the administrators of the installation. Everybody else is refused with {@code FORBIDDEN}. */
@Service
@RequiredArgsConstructor
public class ReportQueue {

    private static final int PAGE = 20;
    private static final int COUNTED = 100;

    private final Administrators administrators;
    private final ReportStore store;
    private final ReportActions actions;
    private final AuditLog audit;
    private final Clock clock;

    /** @param next the cursor of the next page, null at the end */
    public record Page(List<Report> reports, @Nullable ReportId next) {}

    /** Open ones, the eldest first; or resolved ones, the latest first. */
    public Page list(UserId asking, boolean open, @Nullable ReportId cursor) {
        administrators.require(asking);
        var found = store.list(open, cursor, PAGE + 1);
        if (found.size() <= PAGE) {
            return new Page(found, null);
        }
        var page = List.copyOf(found.subList(0, PAGE));
        return new Page(page, page.getLast().id());
    }

    /** How many are open, counted up to {@value #COUNTED}. */
    public int countOpen(UserId asking) {
        administrators.require(asking);
        return store.countOpen(COUNTED);
    }

    /**
     * Does something about a report, which stays open.
     *
     * @param minutes how long a time-out lasts, null for everything else
     * @param reason what the one concerned is told, at most 500 characters; may be empty
     * @throws ParleyException {@code REPORT_NOT_FOUND}; {@code REPORT_RESOLVED} but for {@link ReportAction#LIFT}; {@code
     *     INVALID_REQUEST} where the report has nobody or nothing of the kind; as {@link ReportActions}
     */
    public Report act(Intent intent, ReportId id, ReportAction action, @Nullable Integer minutes, String reason) {
        administrators.require(intent.actor());
        String why = ModerationTexts.require("reason", reason);
        var report = require(id);
        if (!report.isOpen() && action != ReportAction.LIFT) {
            throw new ParleyException(ErrorCode.REPORT_RESOLVED);
        }
        var taken = new Taken(action, intent.actor(), clock.instant());
        if (actions.take(intent, report, action, minutes, why) && store.note(id, taken, intent.key())) {
            kindOf(action).ifPresent(kind -> audit.add(kind, intent.actor(), report.person(), details(report)));
        }
        return require(id);
    }

    /**
     * Resolves a report; of two who do so at once the second is refused.
     *
     * @param note what administrators tell each other, at most 500 characters; may be empty
     * @throws ParleyException {@code REPORT_NOT_FOUND}, {@code REPORT_RESOLVED}, {@code INVALID_REQUEST}
     */
    public Report resolve(Intent intent, ReportId id, ReportOutcome outcome, String note) {
        administrators.require(intent.actor());
        String words = ModerationTexts.require("note", note);
        var report = require(id);
        var resolution = new Resolution(intent.actor(), clock.instant(), outcome, words);
        if (store.resolve(id, resolution, intent.key())) {
            if (report.place() == null && report.kind() != ReportKind.WORDS) {
                store.freeKey(id);
            }
            audit.add(
                AuditKind.REPORT_RESOLVED,
                intent.actor(),
                report.person(),
                Map.of("reportId", id.value(), "outcome", outcome.name())
            );
        } else if (!store.isResolvedBy(id, intent.key())) {
            throw new ParleyException(ErrorCode.REPORT_RESOLVED);
        }
        return require(id);
    }

    private Report require(ReportId id) {
        return store.find(id).orElseThrow(() -> new ParleyException(ErrorCode.REPORT_NOT_FOUND));
    }

    /** That an account is locked is noted by whoever locks it. */
    private static Optional<AuditKind> kindOf(ReportAction action) {
        return switch (action) {
            case REMOVE_MESSAGE -> Optional.of(AuditKind.MESSAGE_REMOVED);
            case TIME_OUT -> Optional.of(AuditKind.MEMBER_TIMED_OUT);
            case BAN -> Optional.of(AuditKind.MEMBER_BANNED);
            case LIFT -> Optional.of(AuditKind.SANCTIONS_LIFTED);
            case LOCK -> Optional.empty();
        };
    }

    private static Map<String, String> details(Report report) {
        var details = new HashMap<>(Map.of("reportId", report.id().value()));
        if (report.place() instanceof Report.Place place) {
            details.put("chatId", place.chatId().value());
        }
        return details;
    }
}
