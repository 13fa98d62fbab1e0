package dev.parley.api.realtime.command;

import dev.parley.calls.place.Person;
import org.springframework.stereotype.Component;

/**
 * How often somebody may ask for what costs more than the frame itself: everybody in the call is told of entries and tracks,
 * each of the others gets a key, and the router works for offers and subscriptions.
 */
@Component
class CallPace {

    private final FramePace<Person> meetings = FramePace.perPerson("meetings", 30, 5);
    private final FramePace<Person> entering = FramePace.perPerson("callEntries", 10, 1);
    private final FramePace<Person> publishing = FramePace.perPerson("tracks", 30, 5);
    private final FramePace<Person> subscribing = FramePace.perPerson("subscriptions", 20, 5);
    private final FramePace<Person> keys = FramePace.perPerson("keys", 30, 5);
    private final FramePace<Person> offering = FramePace.perPerson("offers", 20, 5);
    private final FramePace<Person> hosting = FramePace.perPerson("hosting", 30, 5);
    private final FramePace<Person> reacting = FramePace.perPerson("reactions", 10, 2);
    private final FramePace<Person> reporting = FramePace.perPerson("hearingReports", 10, 1);

    /** Five times a second, and 30 times at once. Refuses with {@code RATE_LIMITED}. */
    void requireMeeting(Person person) {
        meetings.require(person);
    }

    /** Once a second, and 10 times at once. Refuses with {@code RATE_LIMITED}. */
    void requireEntering(Person person) {
        entering.require(person);
    }

    /** Five times a second, and 30 times at once. Refuses with {@code RATE_LIMITED}. */
    void requirePublishing(Person person) {
        publishing.require(person);
    }

    /** Five times a second, and 20 times at once. Refuses with {@code RATE_LIMITED}. */
    void requireSubscribing(Person person) {
        subscribing.require(person);
    }

    /** Five times a second, and 30 times at once. Refuses with {@code RATE_LIMITED}. */
    void requireHosting(Person person) {
        hosting.require(person);
    }

    /** Twice a second, and 10 times at once. Refuses with {@code RATE_LIMITED}. */
    void requireReacting(Person person) {
        reacting.require(person);
    }

    /** Five times a second, and 30 times at once. Refuses with {@code RATE_LIMITED}. */
    void requireKeys(Person person) {
        keys.require(person);
    }

    /** As {@link #requireSubscribing}. Refuses with {@code RATE_LIMITED}. */
    void requireOffering(Person person) {
        offering.require(person);
    }

    /** As {@link #requireEntering}. Refuses with {@code RATE_LIMITED}. */
    void requireReporting(Person person) {
        reporting.require(person);
    }
}
