package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;

public final class IncomingCallOverlay {

    static final String ROOT = "incoming-call";

    private final Window window;
    private final Hook root;

    IncomingCallOverlay(Window window) {
        this.window = window;
        root = window.hook(ROOT);
        root.awaitShown();
    }

    public String kind() {
        return root.attribute("data-kind").orElse("");
    }

    public String callerId() {
        return root.attribute("data-user-id").orElse("");
    }

    public CallWindow accept() {
        root.inside("call-accept").click();
        return new CallWindow(window);
    }

    public CallWindow acceptWithVideo() {
        root.inside("call-accept-video").click();
        return new CallWindow(window);
    }

    public void decline() {
        root.inside("call-decline").click();
        root.awaitGone();
    }
}
