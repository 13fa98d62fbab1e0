package dev.parley.chat.audit;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are looked for: those to which all of this applies that is not null.
 *
 * @param from the earliest time
 * @param until the time before which they were made
 */
public record AuditQuery(
    @Nullable AuditKind kind,
    @Nullable UserId actor,
    @Nullable UserId person,
    @Nullable Instant from,
    @Nullable Instant until
) {}
