package dev.parley.e2e.environment;

import java.io.IOException;
import java.util.List;

/** What the kernel of the suites' own network does to packets, as {@code tc} of iproute2 is told. */
final class TrafficControl {

    private TrafficControl() {}

    static void requireIsolation() {
        if (!Boolean.parseBoolean(System.getenv("PARLEY_E2E_ISOLATED"))) {
            throw new IllegalStateException("the machine's own network is left alone");
        }
    }

    static void tc(String arguments, Object... values) {
        var command = List.of(("tc " + arguments.formatted(values)).split(" "));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(command + " cannot be run", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
