package dev.parley.chat.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Keeps a user from writing, reacting and calling in a chat that they may still read.
 *
 * @param reason what the user is told, and nobody else
 * @param byServer whether an administrator of the installation has decided it, so that only one can end it early
 * @param of the role that the user had: who ends it early has to be above that
 */
public record TimeOut(Instant until, String reason, boolean byServer, Role of) {
    /** As precise as it is stored, so that the same one is equal to itself on all nodes. */
    public TimeOut {
        until = until.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Of somebody who is a member like others. */
    public TimeOut(Instant until, String reason, boolean byServer) {
        this(until, reason, byServer, Role.MEMBER);
    }

    public TimeOut of(Role role) {
        return new TimeOut(until, reason, byServer, role);
    }
}
