package dev.parley.chat.administration;

import dev.parley.chat.audit.AuditCursor;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.audit.AuditQuery;
import dev.parley.chat.user.UserId;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The audit log, to administrators. Everybody else is refused with {@code FORBIDDEN}. */
@Service
@RequiredArgsConstructor
public class Audits {

    private static final int PAGE = 50;
    private static final int EXPORTED = 5_000;

    private final Administrators administrators;
    private final AuditLog log;

    public AuditLog.Page list(UserId asking, AuditQuery query, @Nullable AuditCursor cursor) {
        administrators.require(asking);
        return log.find(query, cursor, PAGE);
    }

    /** To take it away; that is noted in the log itself. */
    public AuditLog.Page export(UserId asking, AuditQuery query, @Nullable AuditCursor cursor) {
        administrators.require(asking);
        var page = log.find(query, cursor, EXPORTED);
        log.add(AuditKind.LOG_EXPORTED, asking, null, Map.of("entries", String.valueOf(page.entries().size())));
        return page;
    }
}
