package dev.parley.api.faults;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some users write, come and go, call and are taken out of chats on three nodes, while nodes and stores fail. At the end
 * everything is compared with everything. {@code docs/testing-faults.md} tells how to run one seed again, or many.
 */
class FaultsIT {

    private static final Logger LOG = LoggerFactory.getLogger(FaultsIT.class);
    private static final int RUNS = Integer.getInteger("parley.faults.runs", 1);
    private static final long SEED = Long.getLong("parley.faults.seed", 1);
    private static final int STEPS = Integer.getInteger("parley.faults.steps", 400);

    @Test
    void nothingIsLostDoubledOrToldToTheWrongOnes() {
        var softly = new SoftAssertions();
        try (var cluster = new Cluster()) {
            for (long seed = SEED; seed < SEED + RUNS; seed++) {
                var scenario = new Scenario(cluster, seed, STEPS);
                var differences = scenario.run(STEPS);
                LOG.info("{} differences, {}", differences.size(), scenario.story());
                differences.forEach(LOG::info);
                softly.assertThat(differences).as("%s", scenario.story()).isEmpty();
            }
        }
        softly.assertAll();
    }
}
