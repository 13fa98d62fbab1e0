package dev.parley.calls.session;

/**
 * How good a call was for one participant, as that participant's browser measured it (W3C webrtc-stats), on average
 * since the participant entered.
 *
 * @param sentLostPercent of the packets sent, how many the others missed; 0 to 100
 * @param receivedLostPercent of the packets sent by the others, how many were missed; 0 to 100
 * @param roundTripMs to the others and back; 0 to 60,000
 * @param jitterMs of what was received; 0 to 60,000
 * @param route how the media went last; where they went in several ways at once, that of the worst connection
 */
public record CallQuality(
    double sentLostPercent,
    double receivedLostPercent,
    int roundTripMs,
    int jitterMs,
    MediaRoute route
) {
    private static final int MS_MAX = 60_000;

    public CallQuality {
        requireWithin("sentLostPercent", sentLostPercent, 100);
        requireWithin("receivedLostPercent", receivedLostPercent, 100);
        requireWithin("roundTripMs", roundTripMs, MS_MAX);
        requireWithin("jitterMs", jitterMs, MS_MAX);
    }

    private static void requireWithin(String field, double value, int max) {
        if (!(value >= 0 && value <= max)) {
            throw new IllegalArgumentException(field + " must be from 0 to " + max);
        }
    }
}
