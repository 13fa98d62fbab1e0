package dev.parley.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import java.net.URI;

/** Where the link of a mail leads whoever has forgotten the password. */
public final class ResetPasswordPage {

    private final Window window;

    private ResetPasswordPage(Window window) {
        this.window = window;
    }

    /** Follows a link that works. */
    public static ResetPasswordPage open(Window window, URI link) {
        window.visit(link);
        window.hook("reset-username").awaitShown();
        assertThat(window.address()).doesNotContain("token");
        return new ResetPasswordPage(window);
    }

    /** Follows a link that works no more. */
    public static void openInvalid(Window window, URI link) {
        window.visit(link);
        window.hook("reset-invalid").awaitShown();
    }

    public String username() {
        return window.hook("reset-username").text();
    }

    public LoginPage choose(String password) {
        window.hook("reset-password").fill(password);
        window.hook("reset-submit").click();
        window.hook("reset-done").awaitShown();
        window.hook("reset-done-on").click();
        return new LoginPage(window);
    }
}
