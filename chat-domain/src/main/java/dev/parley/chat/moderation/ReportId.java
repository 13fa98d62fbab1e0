package dev.parley.chat.moderation;

import dev.parley.chat.id.Ids;

/** Identifies a report. */
public record ReportId(String value) {
    public ReportId {
        Ids.requireUlid(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
