package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.util.List;

/** The list of one's own meetings. */
public final class MeetingsPage {

    private final Window window;
    private final Hook root;

    MeetingsPage(Window window) {
        this.window = window;
        root = window.hook("meetings-pane");
        root.awaitShown();
    }

    /** @param state {@code upcoming}, {@code live} or {@code past} */
    public MeetingsPage show(String state) {
        root.inside("meetings-" + state).click();
        root.awaitAttribute("data-state", state);
        root.awaitAttribute("data-loaded", "true");
        return this;
    }

    public MeetingsPage await(String code) {
        of(code).awaitShown();
        return this;
    }

    public MeetingsPage awaitNone(String code) {
        of(code).awaitGone();
        return this;
    }

    public MeetingsPage open(String code) {
        of(code).inside("meeting-item-open").click();
        window.hook("meeting-details").awaitAttribute("data-code", code);
        return this;
    }

    /** Waits until the meeting that is open has had a call of so many people. */
    public MeetingsPage awaitPastCall(int people) {
        window.hook("meeting-call").where("data-count", Integer.toString(people)).awaitShown();
        return this;
    }

    /** Removes somebody from the meeting that is open, who is admitted and not in its call. */
    public MeetingsPage removeAbsent(Person person) {
        var absent = window.hook("meeting-absent").where("data-person", person.id());
        absent.inside("meeting-absent-remove").click();
        window.hook("meeting-absent-confirm").click();
        window.hook("meeting-removed").where("data-person", person.id()).awaitShown();
        absent.awaitGone();
        return this;
    }

    /** Waits until exactly these messages are in the chat of the meeting that is open, which nobody writes in here. */
    public MeetingsPage readChat(String... texts) {
        window.hook("meeting-read-chat").click();
        var chat = window.hook("read-meeting-chat");
        chat.awaitAttribute("data-loaded", "true");
        Waiting.until("the chat of the meeting", chat.inside("message-text")::texts, List.of(texts)::equals);
        chat.inside("composer-send").awaitGone();
        return this;
    }

    /** Goes back from the chat to the meeting. */
    public MeetingsPage closeChat() {
        window.hook("dialog-close").click();
        window.hook("read-meeting-chat").awaitGone();
        return this;
    }

    /** Ends the meeting that is open. */
    public void end() {
        window.hook("meeting-end").click();
        window.hook("meeting-end-confirm").click();
        window.hook("meeting-details").awaitGone();
    }

    private Hook of(String code) {
        return root.inside("meeting-item").where("data-code", code);
    }
}
