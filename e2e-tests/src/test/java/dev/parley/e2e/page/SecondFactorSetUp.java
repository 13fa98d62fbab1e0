package dev.parley.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Authenticator;
import java.util.List;

/** The set-up of a second factor, in the settings or instead of the whole page. */
public final class SecondFactorSetUp {

    private final Window window;

    SecondFactorSetUp(Window window) {
        this.window = window;
        window.hook("second-factor-begin").awaitShown();
    }

    /** Waits until nothing else can be done in a window. */
    public static SecondFactorSetUp owed(Window window) {
        window.hook("second-factor-owed").awaitShown();
        return new SecondFactorSetUp(window);
    }

    /**
     * What is noted of it.
     *
     * @param used the code by which it was turned on, which counts no more
     * @param codes for recovery
     */
    public record Noted(Authenticator app, String used, List<String> codes) {}

    /** Goes all the way, a wrong password and a wrong code included. */
    public Noted setUp(String password) {
        window.hook("second-factor-password").fill("not the password at all");
        window.hook("second-factor-next").click();
        window.hook("second-factor-password-error").awaitShown();
        window.hook("second-factor-password").fill(password);
        window.hook("second-factor-next").click();
        window.hook("second-factor-qr").awaitShown();
        var app = new Authenticator(window.hook("second-factor-secret").text().replace(" ", ""));
        window.hook("second-factor-code").fill("000000");
        window.hook("second-factor-on").click();
        window.hook("second-factor-code-error").awaitShown();
        String used = app.code(0);
        window.hook("second-factor-code").fill(used);
        window.hook("second-factor-on").click();
        window.hook("recovery-codes").awaitShown();
        var codes = window.hook("recovery-code").texts();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        window.hook("recovery-codes-done").click();
        window.hook("recovery-codes").awaitGone();
        return new Noted(app, used, codes);
    }
}
