package dev.parley.chat.log;

/**
 * Keeps a user out of a chat: no invite, no public address and no member brings the user back.
 *
 * @param byServer whether an administrator of the installation has decided it, so that only one can lift it
 * @param of the role that the user had: who lifts it has to be above that
 */
public record Ban(boolean byServer, Role of) {
    /** Of somebody who was a member like others, or none. */
    public Ban(boolean byServer) {
        this(byServer, Role.MEMBER);
    }
}
