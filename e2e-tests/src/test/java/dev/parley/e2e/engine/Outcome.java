package dev.parley.e2e.engine;

import java.util.Map;
import java.util.Optional;

/**
 * What came of some traffic.
 *
 * @param seconds for how long it was measured
 * @param deliveries messages received, each by each member
 * @param p50 of the times from when a message was to be sent until somebody has it, in milliseconds, likewise the next two
 * @param missing deliveries that had not come ten seconds after the end
 * @param cpuSeconds of the server, by what its processes do
 * @param compilerCpuSeconds of these, what the compiler of a JVM that serves took, which is still at work
 * @param transfers system calls of the server that read or write
 * @param generatorCpuSeconds of the process that sends and receives
 */
record Outcome(
    double seconds,
    long deliveries,
    long messages,
    double p50,
    double p99,
    double longest,
    long missing,
    Map<Role, Double> cpuSeconds,
    double compilerCpuSeconds,
    long transfers,
    double generatorCpuSeconds
) {
    double deliveriesPerSecond() {
        return deliveries / seconds;
    }

    double messagesPerSecond() {
        return messages / seconds;
    }

    double cpuSecondsPerMillionDeliveries(Role role) {
        return (cpuSeconds.getOrDefault(role, 0.0) / deliveries) * 1e6;
    }

    double compilerCpuSecondsPerMillionDeliveries() {
        return (compilerCpuSeconds / deliveries) * 1e6;
    }

    /** CPU-seconds per thousand messages are as many milliseconds a message. */
    double cpuSecondsPerThousandMessages(Role role) {
        return (cpuSeconds.getOrDefault(role, 0.0) / messages) * 1e3;
    }

    double transfersPerDelivery() {
        return (double) transfers / deliveries;
    }

    /** Empty where no process of the server does this. */
    Optional<Double> has(Role role, double value) {
        return cpuSeconds.containsKey(role) ? Optional.of(value) : Optional.empty();
    }

    /** How busy the generator's core was, between 0 and 1. */
    double generatorLoad() {
        return generatorCpuSeconds / seconds;
    }
}
