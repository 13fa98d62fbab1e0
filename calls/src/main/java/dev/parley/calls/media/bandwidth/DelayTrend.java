package dev.parley.calls.media.bandwidth;

/**
 * By how much the delay on the way grows: the slope of the line through the last {@value #SAMPLES} sums of inter-group
 * delay variation, smoothed (least squares). Takes the place of the Kalman filter of draft-ietf-rmcat-gcc-02, section 5.3.
 */
final class DelayTrend {

    private static final int SAMPLES = 20;
    private static final double SMOOTHING = 0.9;

    private final double[] atMs = new double[SAMPLES];
    private final double[] delayMs = new double[SAMPLES];
    private int count;
    private double sumMs;
    private double smoothedMs;

    /**
     * Adds a group.
     *
     * @param variationMs by how much longer it was on the way than the group before
     * @param arrivedMs when it came, on any clock
     */
    void add(double variationMs, double arrivedMs) {
        sumMs += variationMs;
        smoothedMs = SMOOTHING * smoothedMs + (1 - SMOOTHING) * sumMs;
        atMs[count % SAMPLES] = arrivedMs;
        delayMs[count % SAMPLES] = smoothedMs;
        // Stays in the same place of the ring when it begins again.
        count = count == Integer.MAX_VALUE ? SAMPLES + (count % SAMPLES) : count + 1;
    }

    int count() {
        return count;
    }

    /** In milliseconds per millisecond: 0 for a steady delay; 0 too before there are enough groups. */
    double slope() {
        if (count < SAMPLES) {
            return 0;
        }
        double meanAt = mean(atMs);
        double meanDelay = mean(delayMs);
        double above = 0;
        double below = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double x = atMs[i] - meanAt;
            above += x * (delayMs[i] - meanDelay);
            below += x * x;
        }
        return below == 0 ? 0 : above / below;
    }

    void clear() {
        count = 0;
        sumMs = 0;
        smoothedMs = 0;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
