package dev.parley.chat.audit;

import dev.parley.chat.id.Ids;
import java.time.Instant;

/** A place in the audit log: after the entry of this time and id, as one goes back in time. */
public record AuditCursor(Instant at, String id) {
    static AuditCursor after(AuditEntry entry) {
        return new AuditCursor(entry.at(), entry.id().value());
    }

    /** @throws IllegalArgumentException for what {@link #toString} has not written */
    public static AuditCursor parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot > 16) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new AuditCursor(
            Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot))),
            Ids.requireUlid(text.substring(dot + 1))
        );
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "." + id;
    }
}
