package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.net.URI;

/** What a call link leads to: the preview, and why one is not in the call. */
public final class VideoCallPage {

    private final Window window;
    private final Hook root;
    private final Hook door;

    /** The page that a window shows already. */
    public VideoCallPage(Window window) {
        this.window = window;
        root = window.hook("video-call-pane");
        door = root.inside("video-call-door");
        root.awaitShown();
    }

    public static VideoCallPage open(Window window, URI link) {
        window.visit(link);
        return new VideoCallPage(window);
    }

    /** Waits until the preview says with whom the call is. */
    public VideoCallPage awaitDoor(String other) {
        root.awaitAttribute("data-visit", "door");
        Waiting.until("the other's name in " + window, door::text, text -> text.contains(other));
        root.inside("meeting-preview").awaitAttribute("data-opening", "false");
        return this;
    }

    public VideoCallPage awaitOwnPicture() {
        door.inside("meeting-preview-video").awaitShown();
        return this;
    }

    public CallWindow join() {
        ask();
        return inside();
    }

    /** Asks to come in, whatever comes of it. */
    public VideoCallPage ask() {
        door.inside("video-call-join").click();
        return this;
    }

    public CallWindow inside() {
        return new CallWindow(window).awaitActive();
    }

    /** Waits until it says why one is not in the call. */
    public VideoCallPage awaitNotice(String notice) {
        root.inside("video-call-notice").awaitAttribute("data-notice", notice);
        return this;
    }

    /** How long the page says that the call has lasted. */
    public long lastedMs() {
        return Long.parseLong(root.inside("video-call-notice").attribute("data-duration-ms").orElseThrow());
    }

    /** Goes back to the door. */
    public VideoCallPage again() {
        root.inside("video-call-again").click();
        root.awaitAttribute("data-visit", "door");
        return this;
    }
}
