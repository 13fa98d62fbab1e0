package dev.parley.calls.media.bandwidth;

/** What the delay says of the link: draft-ietf-rmcat-gcc-02, section 5.4. */
enum LinkUse {
    /** A queue empties. */
    UNDER,
    NORMAL,
    /** A queue grows. */
    OVER,
}
