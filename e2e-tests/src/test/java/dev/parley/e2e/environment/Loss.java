package dev.parley.e2e.environment;

import java.io.IOException;
import java.util.List;

/** Loses a share of all datagrams in the suites' own network, by Debian's package {@code nftables}, while it is open. */
public final class Loss implements AutoCloseable {

    private Loss() {}

    /** @param percent of the datagrams, in each direction */
    public static Loss of(int percent) {
        TrafficControl.requireIsolation();
        nft("add table inet loss");
        nft("add chain inet loss arriving { type filter hook input priority 0 ; }");
        nft("add rule inet loss arriving meta l4proto udp numgen random mod 100 lt %d drop".formatted(percent));
        return new Loss();
    }

    @Override
    public void close() {
        nft("delete table inet loss");
    }

    private static void nft(String command) {
        try {
            var process = new ProcessBuilder(List.of("/usr/sbin/nft", command)).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException("nft " + command + ": " + output);
            }
        } catch (IOException failure) {
            throw new IllegalStateException("nft cannot be run", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
