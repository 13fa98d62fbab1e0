package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;

/** Who waits for a meeting, as its hosts see it wherever they are on the page. */
public final class MeetingLobby {

    private final Window window;
    private final Hook knock;

    MeetingLobby(Window window) {
        this.window = window;
        knock = window.hook("lobby-knock");
    }

    /** Waits until somebody waits under this name, and says who that is. */
    public Person awaitGuest(String name) {
        open();
        var waiting = window.hook("lobby-person").where("data-name", name);
        waiting.awaitShown();
        return new Person(waiting.attribute("data-person").orElseThrow(), "", name, "");
    }

    public void admit(Person person) {
        open();
        of(person).inside("lobby-admit").click();
        of(person).awaitGone();
    }

    /** Lets in all who wait, of whom there are several. */
    public void admitAll() {
        open();
        window.hook("lobby-admit-all").click();
        window.hook("lobby-person").awaitGone();
    }

    public void refuse(Person person) {
        open();
        of(person).inside("lobby-refuse").click();
        of(person).awaitGone();
    }

    /** Shows the list of who waits; where it is not shown yet, once somebody knocks. */
    private void open() {
        if (!window.hook("device-popover").isShown()) {
            knock.awaitShown();
            knock.inside("lobby-knock-view").click();
        }
    }

    private Hook of(Person person) {
        return window.hook("lobby-person").where("data-person", person.id());
    }
}
