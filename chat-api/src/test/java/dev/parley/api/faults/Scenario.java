package dev.parley.api.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What some users do on their devices while faults come and go. What is tried follows from the seed. */
final class Scenario {

    private static final int ACTS_PER_STEP = 3;
    private static final long STEP_MS = 40;
    private static final long QUIET_WITHIN_S = 180;

    private final Cluster cluster;
    private final long seed;
    private final Random random;
    private final FaultPlan plan;
    private final Community community;
    private final Activity activity;

    Scenario(Cluster cluster, long seed, int steps) {
        this.cluster = cluster;
        this.seed = seed;
        this.random = new Random(seed);
        this.plan = FaultPlan.of(random, steps, cluster.size());
        this.community = Community.on(cluster.witness());
        this.activity = new Activity(community, cluster, "seed" + seed);
    }

    /** @return what differs at the end, and what was seen that must never be */
    List<String> run(int steps) {
        connect();
        for (int step = 0; step < steps; step++) {
            befall(step);
            for (int i = 0; i < ACTS_PER_STEP; i++) {
                activity.act(new Random(random.nextLong()));
            }
            devices().forEach(Device::sync);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(STEP_MS));
        }
        activity.end();
        var differences = new ArrayList<>(settle());
        devices().forEach(device -> differences.addAll(device.faults()));
        devices().forEach(Device::disconnect);
        return differences;
    }

    private List<Device> devices() {
        return community.devices();
    }

    private void befall(int step) {
        for (var planned : plan.faults()) {
            if (planned.from() == step) {
                begin(planned);
            } else if (planned.until() == step) {
                cluster.end(planned.node());
            }
        }
    }

    /** A killed node's connections are gone before it is. */
    private void begin(FaultPlan.Planned planned) {
        if (planned.fault() == Fault.NODE_KILLED) {
            var killed = cluster.node(planned.node());
            devices()
                .stream()
                .filter(device -> device.isOn(killed))
                .forEach(Device::disconnect);
        }
        cluster.begin(planned.fault(), planned.node());
    }

    private void connect() {
        for (int i = 0; i < devices().size(); i++) {
            if (!devices().get(i).isConnected()) {
                devices()
                    .get(i)
                    .connect(cluster.node(i % cluster.size()));
            }
        }
    }

    /** Lets everybody come back and all that is under way end, and compares everything with everything. */
    private List<String> settle() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_WITHIN_S);
        while (true) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            connect();
            devices().forEach(Device::sync);
            var differences = differences();
            if (differences.isEmpty() || System.nanoTime() > deadline) {
                return differences;
            }
        }
    }

    private List<String> differences() {
        var busy = devices()
            .stream()
            .filter(device -> !device.isQuiet())
            .map(device -> device.describe() + " is not quiet: " + device.requests())
            .toList();
        return busy.isEmpty() ? new Comparison(cluster, devices(), community.chats()).differences() : busy;
    }

    /** What befell whom, and how much has come of it, so that nobody takes a run in which nothing happened for a good one. */
    String story() {
        return "seed %d, %d messages and %d edits acknowledged, %d refused, %d moved markers told; %s".formatted(
            seed,
            sum(device -> device.requests().accepted().size()),
            sum(device -> device.requests().edited().size()),
            sum(device -> device.requests().refused().size()),
            sum(device -> device.moves().size()),
            plan.faults().stream().map(FaultPlan.Planned::toString).collect(Collectors.joining("; "))
        );
    }

    private int sum(ToIntFunction<Device> count) {
        return devices().stream().mapToInt(count).sum();
    }
}
