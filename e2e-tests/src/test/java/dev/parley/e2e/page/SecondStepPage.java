package dev.parley.e2e.page;

import dev.parley.e2e.browser.Window;

/** The second step of a log-in. */
public final class SecondStepPage {

    private final Window window;

    SecondStepPage(Window window) {
        this.window = window;
        window.hook("second-step").awaitShown();
    }

    public MainPage finish(String code) {
        submit(code);
        return new MainPage(window);
    }

    /** Tries a code that is refused, and stays here. */
    public SecondStepPage finishRefused(String code) {
        submit(code);
        window.hook("second-step-code-error").awaitShown();
        return this;
    }

    /** Asks for a recovery code instead. */
    public SecondStepPage recover() {
        window.hook("second-step-swap").click();
        return this;
    }

    private void submit(String code) {
        window.hook("second-step-code").fill(code);
        window.hook("second-step-submit").click();
    }
}
