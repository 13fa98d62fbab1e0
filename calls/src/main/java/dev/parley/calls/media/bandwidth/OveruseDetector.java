package dev.parley.calls.media.bandwidth;

/**
 * Whether the growth of delay means that a queue fills up: it has to stay above a threshold for 10 ms, and the threshold
 * follows what is usual on the link, so that neither jitter nor other flows starve this one (draft-ietf-rmcat-gcc-02,
 * section 5.4).
 */
final class OveruseDetector {

    private static final double GAIN = 4;
    private static final int MAX_COUNT = 60;
    private static final double OVERUSE_MS = 10;
    private static final double MIN_THRESHOLD_MS = 6;
    private static final double MAX_THRESHOLD_MS = 600;
    private static final double OUTLIER_MS = 15;
    private static final double RISING = 0.0087;
    private static final double FALLING = 0.039;
    private static final double MAX_STEP_MS = 100;

    private double thresholdMs = 12.5;
    private double overMs;
    private int times;
    private double slopeBefore;
    private LinkUse use = LinkUse.NORMAL;

    /**
     * Looks at the trend after one group more.
     *
     * @param slope of {@link DelayTrend}
     * @param groups how many groups the trend has seen
     * @param apartMs how long after the group before it was sent
     */
    LinkUse update(double slope, int groups, double apartMs) {
        double growthMs = Math.min(groups, MAX_COUNT) * slope * GAIN;
        if (growthMs > thresholdMs) {
            overMs += times == 0 ? apartMs / 2 : apartMs;
            times++;
            if (overMs > OVERUSE_MS && times > 1 && slope >= slopeBefore) {
                overMs = 0;
                times = 0;
                use = LinkUse.OVER;
            }
        } else {
            overMs = 0;
            times = 0;
            use = growthMs < -thresholdMs ? LinkUse.UNDER : LinkUse.NORMAL;
        }
        slopeBefore = slope;
        adapt(Math.abs(growthMs), apartMs);
        return use;
    }

    LinkUse use() {
        return use;
    }

    void clear() {
        overMs = 0;
        times = 0;
        slopeBefore = 0;
        use = LinkUse.NORMAL;
    }

    private void adapt(double growthMs, double apartMs) {
        if (growthMs > thresholdMs + OUTLIER_MS) {
            return;
        }
        double pace = growthMs < thresholdMs ? FALLING : RISING;
        double step = pace * (growthMs - thresholdMs) * Math.clamp(apartMs, 0, MAX_STEP_MS);
        thresholdMs = Math.clamp(thresholdMs + step, MIN_THRESHOLD_MS, MAX_THRESHOLD_MS);
    }
}
