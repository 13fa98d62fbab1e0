package dev.parley.calls.media.stun;

/** The layout of a STUN message (RFC 8489, section 5). */
final class StunHeader {

    /** Type, length, magic cookie, transaction id. */
    static final int BYTES = 20;

    /** Type and length of an attribute. */
    static final int ATTRIBUTE_BYTES = 4;

    static final int MAGIC_COOKIE = 0x2112A442;
    static final int TRANSACTION_AT = 8;
    static final int TRANSACTION_BYTES = 12;

    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_SUCCESS = 0x0101;
    static final int BINDING_ERROR = 0x0111;
    static final int ALLOCATE_REQUEST = 0x0003;
    static final int REFRESH_REQUEST = 0x0004;

    /** The bits of the class in a type: a success has the first one alone, an error both. */
    static final int CLASS_BITS = 0x0110;
    static final int SUCCESS_CLASS = 0x0100;

    private StunHeader() {}

    /** Attributes are padded to a multiple of four bytes. */
    static int padded(int length) {
        return (length + 3) & ~3;
    }
}
