package dev.parley.calls.session;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.BOB;
import static dev.parley.calls.People.CID;
import static dev.parley.calls.session.Calls.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What can happen to an invitation, against the table in docs/architecture/calls.md. */
class InvitationTableTest {

    private static final Path TABLE = Path.of("..", "docs", "architecture", "calls.md");

    private static final Instant FIRST_END = START.plusSeconds(45);
    private static final Instant SECOND_END = START.plusSeconds(60);

    private static final Invitation QUIET = Invitation.NONE;
    private static final Invitation RINGS = QUIET.ask(List.of(BOB), ANN, FIRST_END);
    private static final Invitation RINGS_TWO = RINGS.ask(List.of(CID), BOB, SECOND_END);

    record Case(Invitation state, String what, UnaryOperator<Invitation> change) {
        String row() {
            var after = change.apply(state);
            var answer = after.equals(state) ? "unchanged" : "**" + name(after) + "**";
            return "| " + name(state) + " | " + what + " | " + answer + " |";
        }

        private static String name(Invitation invitation) {
            return switch (invitation.people().size()) {
                case 0 -> "Quiet";
                case 1 -> "Rings for one";
                default -> "Rings for several";
            };
        }
    }

    private static List<Case> cases() {
        return List.of(
            new Case(QUIET, "a participant asks one", before -> before.ask(List.of(BOB), ANN, FIRST_END)),
            new Case(QUIET, "a participant asks nobody", before -> before.ask(List.of(), ANN, FIRST_END)),
            new Case(QUIET, "one comes or goes", before -> before.without(BOB)),
            new Case(QUIET, "time passes", before -> before.at(FIRST_END)),
            new Case(RINGS, "a participant asks another one", before -> before.ask(List.of(CID), BOB, SECOND_END)),
            new Case(RINGS, "a participant asks the same one", before -> before.ask(List.of(BOB), CID, SECOND_END)),
            new Case(RINGS, "the one accepts, declines, joins or is removed", before -> before.without(BOB)),
            new Case(RINGS, "another one comes or goes", before -> before.without(CID)),
            new Case(RINGS, "time passes, not yet enough", before -> before.at(FIRST_END.minusMillis(1))),
            new Case(RINGS, "its time is over", before -> before.at(FIRST_END)),
            new Case(RINGS_TWO, "one accepts, declines, joins or is removed", before -> before.without(CID)),
            new Case(RINGS_TWO, "the time of the first is over", before -> before.at(FIRST_END)),
            new Case(RINGS_TWO, "the time of all is over", before -> before.at(SECOND_END))
        );
    }

    @Test
    void changesAsTheDocumentSays() throws IOException {
        var lines = Files.readAllLines(TABLE);
        int from = lines.indexOf("<!-- invitation -->");
        int to = lines.indexOf("<!-- /invitation -->");
        assertThat(lines.subList(from + 3, to)).containsExactlyElementsOf(cases().stream().map(Case::row).toList());
    }

    @Test
    void remembersWhoHasAskedAndUntilWhenEachRings() {
        assertThat(RINGS_TWO.rings()).containsExactly(
            new Invitation.Ring(BOB, ANN, FIRST_END),
            new Invitation.Ring(CID, BOB, SECOND_END)
        );
        assertThat(RINGS_TWO.firstEnd()).contains(FIRST_END);
        assertThat(RINGS_TWO.lastEnd()).contains(SECOND_END);
        assertThat(QUIET.firstEnd()).isEmpty();
    }
}
