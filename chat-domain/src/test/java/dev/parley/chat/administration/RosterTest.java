package dev.parley.chat.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final UserId ANNA = new UserId("01m8hency8n6bv846jx4h6689a");
    private static final UserId BORIS = new UserId("01m8hency8n6bv846jx4h6689b");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Roster nobody = Roster.of(new Document());

    @Test
    void keepsItsLastOne() {
        var anna = nobody.with(ANNA);
        assertThatThrownBy(() -> anna.without(ANNA)).isInstanceOf(ParleyException.class);
        assertThat(anna.with(BORIS).without(ANNA).ids()).isEqualTo(List.of(BORIS));
        assertThat(anna.without(BORIS).ids()).isEqualTo(List.of(ANNA));
    }

    @Test
    void awaitsNobodyOnceThereIsOne() {
        var awaiting = new Roster(List.of(), List.of(), true);
        assertThat(awaiting.with(ANNA).awaited()).isFalse();
        assertThat(awaiting.without(ANNA).awaited()).isTrue();
    }

    @Test
    void notesWhoLeavesUntilThatIsForgottenOrAnHourOld() {
        var leaving = nobody.noting(ANNA, "a", NOW).noting(BORIS, "b", NOW);
        assertThat(leaving.isLeaving(ANNA)).isTrue();
        assertThat(leaving.forgetting("a").isLeaving(ANNA)).isFalse();
        assertThat(leaving.forgetting("a").isLeaving(BORIS)).isTrue();

        var later = leaving.noting(BORIS, "later", NOW.plus(Duration.ofHours(2)));
        assertThat(later.isLeaving(ANNA)).isFalse();
        assertThat(later.isLeaving(BORIS)).isTrue();
    }
}
