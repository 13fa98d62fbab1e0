package dev.parley.calls.media;

import static dev.parley.calls.People.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.calls.session.CallId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.node.NodeId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouterPlacementTest {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final NodeId ONE = new NodeId(id("01"));
    private static final NodeId TWO = new NodeId(id("02"));
    private static final NodeId BUSY = new NodeId(id("03"));

    private final FakeNodes nodes = new FakeNodes();
    private final FakePlaces places = new FakePlaces();
    private final Set<NodeId> silent = new HashSet<>();
    private int people;
    private final RouterPlacement one = placement(ONE);
    private final RouterPlacement two = placement(TWO);

    @BeforeEach
    void start() {
        nodes.register(ONE, "one:1", "1", 1, 0);
        nodes.register(TWO, "two:1", "1", 2, 0);
        nodes.register(BUSY, "busy:1", "1", 30, 100);
    }

    @Test
    void choosesTheNodeThatIsFirstAskedAndStaysThere() {
        assertThat(one.choose(CALL)).isEqualTo(ONE);
        assertThat(two.choose(CALL)).isEqualTo(ONE);
        assertThat(two.find(CALL)).contains(ONE);
    }

    @Test
    void leavesANodeThatIsGone() {
        one.choose(CALL);
        nodes.remove(ONE);

        assertThat(two.choose(CALL)).isEqualTo(TWO);
        assertThat(one.isHere(CALL)).as("the former node finds that it has lost it").isFalse();
    }

    @Test
    void leavesANodeThatSaysNothingAnyMore() {
        one.choose(CALL);
        silent.add(ONE);

        assertThat(two.choose(CALL)).isEqualTo(TWO);
    }

    @Test
    void choosesANodeThatHasMuchLessToDo() {
        people = RouterPlacement.MUCH_LESS - 1;
        assertThat(one.choose(CALL)).isEqualTo(ONE);

        one.release(CALL);
        people = RouterPlacement.MUCH_LESS;
        assertThat(one.choose(CALL)).isEqualTo(TWO);
    }

    @Test
    void doesNotChooseOneThatSaysNothing() {
        people = 1_000;
        silent.add(TWO);

        assertThat(one.choose(CALL)).isEqualTo(BUSY);
    }

    @Test
    void givesACallOfADeadNodeToOneOtherOnly() {
        one.choose(CALL);
        silent.add(ONE);

        assertThat(two.leftBy(ONE)).containsExactly(CALL);
        assertThat(two.replace(CALL, ONE)).contains(TWO);
        assertThat(placement(BUSY).replace(CALL, ONE)).as("another node that has found the same").isEmpty();
        assertThat(two.find(CALL)).contains(TWO);
    }

    @Test
    void leavesANodeThatIsAboutToStop() {
        one.choose(CALL);
        nodes.drain(ONE);

        assertThat(two.choose(CALL)).isEqualTo(TWO);
    }

    @Test
    void givesACallAwayWhenItIsAboutToStop() {
        one.choose(CALL);
        nodes.drain(ONE);
        one.drain();

        assertThat(one.choose(CALL)).as("the one with the fewest connections").isEqualTo(TWO);
    }

    @Test
    void spreadsItsCallsOverTheOthersWhenItIsAboutToStop() {
        nodes.register(BUSY, "busy:1", "1", 30, 5);
        var calls = IntStream.range(0, 6)
            .mapToObj(i -> new CallId(id("ca1" + i)))
            .toList();
        calls.forEach(one::choose);
        one.drain();

        var taken = calls
            .stream()
            .map(call -> one.giveAway(call, 2).orElseThrow())
            .toList();

        assertThat(taken).as("the registry says nothing of it yet").containsExactly(TWO, TWO, TWO, BUSY, TWO, BUSY);
        assertThat(calls).allSatisfy(call -> assertThat(one.find(call)).contains(taken.get(calls.indexOf(call))));
    }

    @Test
    void doesNotGiveAwayWhatAnotherNodeHasTakenAlready() {
        one.choose(CALL);
        silent.add(ONE);
        two.replace(CALL, ONE);
        nodes.register(BUSY, "busy:1", "1", 0, 0);
        nodes.register(TWO, "two:1", "1", 9, 9);

        assertThat(one.giveAway(CALL, 2)).contains(TWO);
        assertThat(one.find(CALL)).contains(TWO);
    }

    @Test
    void leavesACallWithoutARouterWhereThereIsNoOtherNode() {
        one.choose(CALL);
        nodes.drain(TWO);
        nodes.remove(BUSY);
        one.drain();

        assertThat(one.giveAway(CALL, 2)).isEmpty();
        assertThat(one.find(CALL)).isEmpty();
    }

    @Test
    void refusesWhereAllAreAboutToStop() {
        nodes.drain(TWO);
        nodes.drain(BUSY);
        one.drain();

        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> one.choose(CALL))
            .returns(ErrorCode.UNAVAILABLE, ParleyException::code);
    }

    private RouterPlacement placement(NodeId self) {
        return new RouterPlacement(places, nodes, node -> !silent.contains(node), () -> people, self);
    }

    @Test
    void releasesOnlyWhatIsItsOwn() {
        one.choose(CALL);
        two.release(CALL);
        assertThat(one.find(CALL)).contains(ONE);

        one.release(CALL);
        assertThat(one.find(CALL)).isEmpty();
    }
}
