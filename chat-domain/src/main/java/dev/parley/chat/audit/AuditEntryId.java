package dev.parley.chat.audit;

import dev.parley.chat.id.Ids;

/** Names an entry of the audit log. */
public record AuditEntryId(String value) {
    public AuditEntryId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
