package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.util.List;

/** The calls that are over. */
public final class CallHistoryPage {

    private final Window window;
    private final Hook root;
    private final Hook calls;

    CallHistoryPage(Window window) {
        this.window = window;
        root = window.hook("call-history");
        calls = root.inside("past-call");
        root.awaitAttribute("data-loaded", "true");
    }

    /** Waits until the calls look so, newest first: {@code missed}, {@code outgoing} and so on. */
    public CallHistoryPage awaitLooks(String... looks) {
        Waiting.until("the calls in " + window, () -> calls.attributes("data-look"), List.of(looks)::equals);
        return this;
    }

    /** Calls back whoever the newest call was with. */
    public CallWindow callBackWithVoice() {
        calls.inside("past-call-voice").click();
        return new CallWindow(window);
    }

    public CallWindow callBackWithVideo() {
        calls.inside("past-call-video").click();
        return new CallWindow(window);
    }

    public ConversationPage openChat() {
        calls.inside("past-call-chat").click();
        return new ConversationPage(window);
    }
}
