package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.util.List;
import java.util.stream.Stream;

/** Who is in the call, beside its stage, and what a host does to them. */
public final class CallPeople {

    private final Window window;
    private final Hook root;
    private final Hook people;

    CallPeople(Window window, Hook call) {
        this.window = window;
        root = call;
        people = call.inside("call-person");
        if (!call.inside("call-people").isShown()) {
            call.inside("call-people-open").click();
        }
        call.inside("call-people").awaitShown();
    }

    /** Waits until just these are in the list, in this order. */
    public CallPeople awaitOrder(Person... expected) {
        var ids = Stream.of(expected).map(Person::id).toList();
        Waiting.until("people of the call in " + window, () -> people.attributes("data-person"), ids::equals);
        return this;
    }

    public CallPeople awaitHand(Person person, int place) {
        of(person).awaitAttribute("data-hand", String.valueOf(place));
        return this;
    }

    public CallPeople awaitMuted(Person person, boolean muted) {
        of(person).awaitAttribute("data-muted", Boolean.toString(muted));
        return this;
    }

    public CallPeople mute(Person person) {
        return act(person, "call-host-mute");
    }

    public CallPeople stopCamera(Person person) {
        return act(person, "call-host-camera");
    }

    public CallPeople askToUnmute(Person person) {
        return act(person, "call-host-ask");
    }

    public CallPeople lowerHand(Person person) {
        return act(person, "call-host-lower");
    }

    public CallPeople remove(Person person) {
        of(person).inside("call-person-menu").click();
        window.hook("call-host-remove").click();
        window.hook("call-host-remove-confirm").click();
        of(person).awaitGone();
        return this;
    }

    /** Makes the person a co-host of the meeting, or unmakes them; waits until everybody is told. */
    public CallPeople coHost(Person person, boolean coHost) {
        act(person, "call-co-host");
        return awaitCoHost(person, coHost);
    }

    public CallPeople awaitCoHost(Person person, boolean coHost) {
        var role = of(person).inside("call-person-role");
        if (coHost) {
            role.awaitAttribute("data-role", "coHost");
        } else {
            role.awaitGone();
        }
        return this;
    }

    /** Locks the meeting, or unlocks it. */
    public CallPeople lock(boolean locked) {
        root.inside("meeting-lock").click();
        root.inside("meeting-tools").awaitAttribute("data-locked", Boolean.toString(locked));
        return this;
    }

    /** Rings one who was in the call, or was rung, and is not there. */
    public CallPeople ringAgain(Person person) {
        root.inside("call-person-absent").where("data-person", person.id()).inside("call-ring-again").click();
        return this;
    }

    public void endForAll() {
        root.inside("call-end-all").click();
        window.hook("call-end-all-confirm").click();
    }

    /** What the person's menu offers to a host. */
    public List<String> powersOver(Person person) {
        of(person).inside("call-person-menu").click();
        var offered = Stream.of("call-host-mute", "call-host-ask", "call-host-remove")
            .filter(power -> window.hook(power).isShown())
            .toList();
        of(person).inside("call-person-menu").click();
        return offered;
    }

    public void close() {
        root.inside("call-people-close").click();
        root.inside("call-people").awaitGone();
    }

    private CallPeople act(Person person, String power) {
        of(person).inside("call-person-menu").click();
        window.hook(power).click();
        return this;
    }

    private Hook of(Person person) {
        return people.where("data-person", person.id());
    }
}
