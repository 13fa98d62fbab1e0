package dev.parley.e2e.engine;

import dev.parley.e2e.environment.ProcessLoad;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What processes have cost by now, by what they do.
 *
 * @param cpuSeconds in user and kernel
 * @param compilerCpuSeconds of these, what the compilers of the JVMs that serve have taken
 * @param residentMib memory that they hold
 * @param transfers system calls that read or write, of those that serve
 */
record ProcessUsage(
    Map<Role, Double> cpuSeconds,
    double compilerCpuSeconds,
    Map<Role, Double> residentMib,
    long transfers
) {
    /** As a JVM calls the threads of its two compilers. */
    private static final String[] COMPILERS = { "C1 Compiler", "C2 Compiler" };

    static ProcessUsage of(Map<Role, List<Long>> pids) {
        var cpu = new EnumMap<Role, Double>(Role.class);
        var memory = new EnumMap<Role, Double>(Role.class);
        long transfers = 0;
        long compilers = 0;
        for (var each : pids.getOrDefault(Role.SERVER, List.of())) {
            transfers += ProcessLoad.of(each).transfers();
            compilers += ProcessLoad.cpuMicrosOfThreads(each, COMPILERS);
        }
        pids.forEach((role, each) -> {
            var loads = each.stream().map(ProcessLoad::of).toList();
            cpu.put(role, loads.stream().mapToLong(ProcessLoad::cpuMicros).sum() / 1e6);
            memory.put(role, loads.stream().mapToLong(ProcessLoad::residentKib).sum() / 1024.0);
        });
        return new ProcessUsage(cpu, compilers / 1e6, memory, transfers);
    }

    /** The CPU-seconds since another look. */
    Map<Role, Double> cpuSince(ProcessUsage earlier) {
        var since = new EnumMap<Role, Double>(Role.class);
        cpuSeconds.forEach((role, now) -> since.put(role, now - earlier.cpuSeconds.getOrDefault(role, 0.0)));
        return since;
    }

    double residentMib(Role role) {
        return residentMib.getOrDefault(role, 0.0);
    }
}
