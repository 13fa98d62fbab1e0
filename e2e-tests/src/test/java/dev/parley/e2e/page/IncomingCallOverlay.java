package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.time.Duration;
import org.openqa.selenium.Keys;

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

    /** Answers by the key; waits first until a person would have seen what rings. */
    public CallWindow acceptByKey() {
        Waiting.pass(Duration.ofSeconds(1));
        root.press(Keys.ENTER);
        return new CallWindow(window);
    }

    public void declineByKey() {
        root.press(Keys.ESCAPE);
        root.awaitGone();
    }

    /** Declines with one of the texts that are offered, and returns it. */
    public String declineWithQuickText() {
        root.inside("call-decline-message").click();
        var quick = root.inside("call-decline-quick");
        quick.awaitShown();
        var text = quick.text();
        quick.click();
        root.awaitGone();
        return text;
    }

    public void declineWith(String text) {
        root.inside("call-decline-message").click();
        root.inside("call-decline-own").type(text);
        root.inside("call-decline-own").press(Keys.ENTER);
        root.awaitGone();
    }

    /** Opens what one can decline with. */
    public void openAnswers() {
        root.inside("call-decline-message").click();
        root.inside("call-decline-answers").awaitShown();
    }

    public void decline() {
        root.inside("call-decline").click();
        root.awaitGone();
    }
}
