package dev.parley.e2e.engine;

import dev.parley.e2e.environment.ProcessLoad;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What processes have cost by now, by what they do.
 *
 * @param cpuSeconds in user and kernel
 * @param residentMib memory that they hold
 */
record ProcessUsage(Map<Role, Double> cpuSeconds, Map<Role, Double> residentMib) {
    static ProcessUsage of(Map<Role, List<Long>> pids) {
        var cpu = new EnumMap<Role, Double>(Role.class);
        var memory = new EnumMap<Role, Double>(Role.class);
        pids.forEach((role, each) -> {
            var loads = each.stream().map(ProcessLoad::of).toList();
            cpu.put(role, loads.stream().mapToLong(ProcessLoad::cpuMicros).sum() / 1e6);
            memory.put(role, loads.stream().mapToLong(ProcessLoad::residentKib).sum() / 1024.0);
        });
        return new ProcessUsage(cpu, memory);
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
