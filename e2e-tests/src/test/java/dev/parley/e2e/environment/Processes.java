package dev.parley.e2e.environment;

import java.util.concurrent.TimeUnit;

/** The end of programs that a test has started. */
public final class Processes {

    private static final int STOP_SECONDS = 10;

    private Processes() {}

    /** Asks it to stop, and kills it where it does not in time. */
    public static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
