package dev.parley.e2e.page;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;

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
        // What was refused is taken out of the field; an error may be that of a code before.
        Waiting.until(
            "the code to be refused",
            () -> window.run("return document.querySelector('[data-testid=second-step-code]').value"),
            ""::equals
        );
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
