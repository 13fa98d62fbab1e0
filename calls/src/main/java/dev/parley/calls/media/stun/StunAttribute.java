package dev.parley.calls.media.stun;

/** The attributes that are read or written here, by their numbers (RFC 8489, section 18.3; RFC 8656, section 18; RFC 8445, section 16.1). */
final class StunAttribute {

    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int LIFETIME = 0x000D;
    static final int REALM = 0x0014;
    static final int NONCE = 0x0015;
    static final int REQUESTED_TRANSPORT = 0x0019;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;
    static final int ICE_CONTROLLING = 0x802A;

    /** From here on a receiver may leave out what it does not know. */
    private static final int FIRST_OPTIONAL = 0x8000;

    private StunAttribute() {}

    /** Whether a request must be refused by one who does not know this attribute. */
    static boolean mustBeUnderstood(int type) {
        return type < FIRST_OPTIONAL;
    }
}
