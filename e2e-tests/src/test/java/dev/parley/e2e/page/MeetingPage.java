package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.net.URI;

/** What a meeting's link leads to: the preview, the lobby, and why one is not in the meeting. */
public final class MeetingPage {

    private final Window window;
    private final Hook root;
    private final Hook door;

    /** The page that a window shows already. */
    public MeetingPage(Window window) {
        this.window = window;
        root = window.hook("meeting-pane");
        door = root.inside("meeting-door");
        root.awaitShown();
    }

    public static MeetingPage open(Window window, URI link) {
        window.visit(link);
        return new MeetingPage(window);
    }

    /** Waits until the preview shows what the link is of. */
    public MeetingPage awaitDoor(String title) {
        root.awaitAttribute("data-visit", "door");
        Waiting.until("the title in " + window, door.inside("meeting-title")::text, title::equals);
        root.inside("meeting-preview").awaitAttribute("data-opening", "false");
        return this;
    }

    /** Waits until so many are said to be in the meeting. */
    public MeetingPage awaitCount(int count) {
        door.inside("meeting-count").awaitAttribute("data-count", Integer.toString(count));
        return this;
    }

    public MeetingPage awaitOwnPicture() {
        door.inside("meeting-preview-video").awaitShown();
        return this;
    }

    /** Waits until the meter shows that the microphone hears something. */
    public MeetingPage awaitLevel() {
        Waiting.until(
            "a level in " + window,
            () -> Integer.parseInt(door.inside("device-level").attribute("data-level").orElse("0")),
            level -> level > 0
        );
        return this;
    }

    /** The choice of devices in the preview. */
    public DevicePopover devices() {
        root.inside("meeting-preview-devices").click();
        return new DevicePopover(window);
    }

    public MeetingPage awaitNoDevices() {
        root.inside("meeting-preview").awaitAttribute("data-microphone", "missing");
        root.inside("meeting-preview").awaitAttribute("data-camera", "missing");
        return this;
    }

    /** As a guest. */
    public MeetingPage name(String name) {
        door.inside("meeting-name").fill(name);
        return this;
    }

    public MeetingPage passcode(String passcode) {
        door.inside("meeting-passcode").fill(passcode);
        return this;
    }

    /** Goes in where nobody has to let one in. */
    public CallWindow join() {
        ask();
        return inside();
    }

    /** Asks to come in, whatever comes of it. */
    public MeetingPage ask() {
        door.inside("meeting-join").click();
        return this;
    }

    public MeetingPage awaitWaiting() {
        door.inside("meeting-waiting").awaitShown();
        return this;
    }

    /** Waits until one is in the call. */
    public CallWindow inside() {
        return new CallWindow(window).awaitActive();
    }

    public MeetingPage awaitWrongPasscode() {
        door.inside("meeting-passcode-error").awaitShown();
        return this;
    }

    /** Waits until it says why one is not in the meeting. */
    public MeetingPage awaitNotice(String notice) {
        root.inside("meeting-notice").awaitAttribute("data-notice", notice);
        return this;
    }

    /** Goes back to the door. */
    public MeetingPage again() {
        root.inside("meeting-again").click();
        root.awaitAttribute("data-visit", "door");
        return this;
    }

    /** Whether the page shows chats, which are nothing for guests. */
    public boolean showsChats() {
        return window.hook("app").isShown() || window.hook("people-search").isShown();
    }
}
