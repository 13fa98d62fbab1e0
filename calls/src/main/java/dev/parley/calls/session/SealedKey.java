package dev.parley.calls.session;

/**
 * A key with which a participant encrypts media, for one other device and readable by it alone.
 *
 * @param to the connection by which that device is in the call
 * @param box what only that device can open, 1 to {@value #BOX_MAX} characters; the server does not read it
 */
public record SealedKey(ConnectionId to, String box) {
    /** What one frame may carry: each of the others once. */
    public static final int MAX = 200;
    public static final int BOX_MAX = 400;
}
