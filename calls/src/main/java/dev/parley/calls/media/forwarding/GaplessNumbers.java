package dev.parley.calls.media.forwarding;

/**
 * Numbers what goes on of a source of which some packets are left out, so that the receiver does not take those for lost. A
 * packet that has not come yet keeps its number free: it is asked for and comes late.
 */
final class GaplessNumbers {

    /** A power of two, and as many as a layer remembers. */
    private static final int REMEMBERED = 1024;

    private final long[] leftOutBefore = new long[REMEMBERED];
    private long newest = -1;
    private long oldest;
    private long leftOut;

    /**
     * @param number of a packet that goes on, unwrapped
     * @return its number without those that were left out before; −1 for one that is too old
     */
    long pass(long number) {
        if (number > newest) {
            reach(number);
        }
        return isRemembered(number) ? number - leftOutBefore[index(number)] : -1;
    }

    /** A packet with this number does not go on. One that comes late leaves a gap, as its number was kept free. */
    void leaveOut(long number) {
        if (number > newest) {
            reach(number);
            leftOut++;
        }
    }

    private void reach(long number) {
        if (newest < 0) {
            oldest = number;
            newest = number - 1;
        }
        for (long next = Math.max(newest + 1, number - REMEMBERED + 1); next <= number; next++) {
            leftOutBefore[index(next)] = leftOut;
        }
        newest = number;
    }

    private boolean isRemembered(long number) {
        return number >= oldest && number > newest - REMEMBERED;
    }

    private static int index(long number) {
        return (int) (number & (REMEMBERED - 1));
    }
}
