package dev.parley.calls.session;

/** Why a participant leaves. */
public enum LeaveReason {
    HUNG_UP,
    /** No way was found for the media to and from the others, or none any more. */
    FAILED;

    CallEndReason ofEnd() {
        return switch (this) {
            case HUNG_UP -> CallEndReason.HUNG_UP;
            case FAILED -> CallEndReason.FAILED;
        };
    }
}
