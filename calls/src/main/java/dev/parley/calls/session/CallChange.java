package dev.parley.calls.session;

import dev.parley.calls.session.CallState.Live;
import dev.parley.calls.place.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changes in Redis from one state of a call to the next: the argument of change.lua.
 *
 * @param expected the version that must be stored now, "0" for none
 * @param state the next {@link VersionedCall} as JSON
 * @param live whether the place has this call as its live one
 * @param free people who must not be in another call
 * @param taking the participants
 * @param expectedUsers who rings or is awaited
 * @param dismissed who does not any more
 */
record CallChange(
    String call,
    String chat,
    String expected,
    String state,
    long ttlMs,
    boolean live,
    List<String> free,
    List<String> taking,
    List<String> leaving,
    List<String> expectedUsers,
    List<String> dismissed,
    List<String> connections,
    List<String> disconnected,
    List<Timer> set,
    List<String> unset
) {
    private record Timer(String member, String due) {}

    static CallChange between(
        @Nullable VersionedCall before,
        VersionedCall next,
        Collection<Person> reached,
        CallTiming timing,
        CallJson json,
        long ttlMs
    ) {
        var id = next.id();
        var taking = present(next);
        var expectedUsers = expected(next);
        var connections = connections(next);
        var timers = timing.timers(next.state());
        var timersBefore = before == null ? List.<CallTimer>of() : timing.timers(before.state());
        var free = new ArrayList<>(taking);
        reached.forEach(person -> free.add(person.toString()));
        return new CallChange(
            id.value(),
            next.state().origin().place().toString(),
            String.valueOf(before == null ? 0 : before.version()),
            json.write(next),
            ttlMs,
            next.state() instanceof Live,
            free,
            taking,
            minus(before == null ? List.of() : present(before), taking),
            expectedUsers,
            minus(before == null ? List.of() : expected(before), expectedUsers),
            connections,
            minus(before == null ? List.of() : connections(before), connections),
            timersToSet(id, timersBefore, timers),
            minus(members(id, timersBefore), members(id, timers))
        );
    }

    /** One that is due as before stays untouched: its lease may have been extended meanwhile. */
    private static List<Timer> timersToSet(CallId id, List<CallTimer> before, List<CallTimer> after) {
        return after
            .stream()
            .filter(timer -> !before.contains(timer))
            .map(timer -> new Timer(TimerQueue.member(id, timer.command()), String.valueOf(timer.due().toEpochMilli())))
            .toList();
    }

    private static List<String> present(VersionedCall call) {
        return call.state() instanceof Live live
            ? live
                  .session()
                  .participants()
                  .stream()
                  .map(participant -> participant.person().toString())
                  .toList()
            : List.of();
    }

    private static List<String> expected(VersionedCall call) {
        return call.state() instanceof Live live
            ? Stream.concat(
                  live.invitation().people().stream(),
                  live.session().awaited().stream().map(Awaited::person)
              )
                  .map(Person::toString)
                  .toList()
            : List.of();
    }

    private static List<String> connections(VersionedCall call) {
        return call.state() instanceof Live live
            ? live
                  .session()
                  .participants()
                  .stream()
                  .map(participant -> participant.connectionId().value())
                  .toList()
            : List.of();
    }

    private static List<String> members(CallId id, List<CallTimer> timers) {
        return timers
            .stream()
            .map(timer -> TimerQueue.member(id, timer.command()))
            .toList();
    }

    private static List<String> minus(List<String> before, List<String> after) {
        return before
            .stream()
            .filter(value -> !after.contains(value))
            .toList();
    }
}
