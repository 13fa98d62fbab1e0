package dev.parley.chat.moderation;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.attachment.AttachmentContent;
import dev.parley.chat.attachment.Downloads;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * The files of messages that are reported, to the administrators of the installation: those of the message itself, while the
 * report is open and the message is there. Whoever opens one stands in the audit log before they have a byte of it.
 */
@Service
@RequiredArgsConstructor
public class ReportedFiles {

    private final Administrators administrators;
    private final ReportStore store;
    private final Downloads downloads;
    private final AuditLog audit;

    /**
     * @throws ParleyException {@code FORBIDDEN}, {@code REPORT_NOT_FOUND}, {@code REPORT_RESOLVED}; {@code ATTACHMENT_NOT_FOUND}
     *     also for a file of another message, and once it is removed
     */
    public AttachmentContent open(UserId asking, ReportId id, AttachmentId file) {
        administrators.require(asking);
        var report = store.find(id).orElseThrow(() -> new ParleyException(ErrorCode.REPORT_NOT_FOUND));
        if (!report.isOpen()) {
            throw new ParleyException(ErrorCode.REPORT_RESOLVED);
        }
        var content = downloads.ofMessage(chatOf(report, file).orElseThrow(() -> Downloads.notFound(file)), file);
        audit.addHourly(
            AuditKind.REPORTED_FILE_OPENED,
            asking,
            report.person(),
            Map.of("reportId", id.value(), "attachmentId", file.value())
        );
        return content;
    }

    private static Optional<ChatId> chatOf(Report report, AttachmentId file) {
        return report
            .message()
            .filter(message ->
                message
                    .files()
                    .stream()
                    .anyMatch(each -> file.equals(each.id()))
            )
            .flatMap(_ -> Optional.ofNullable(report.place()))
            .map(Report.Place::chatId);
    }
}
