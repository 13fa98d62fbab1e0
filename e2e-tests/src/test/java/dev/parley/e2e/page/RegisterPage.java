package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import java.net.URI;

public final class RegisterPage {

    private final Window window;
    private final Hook username;
    private final Hook displayName;
    private final Hook password;
    private final Hook submit;

    public RegisterPage(Window window) {
        this.window = window;
        username = window.hook("register-username");
        displayName = window.hook("register-display-name");
        password = window.hook("register-password");
        submit = window.hook("register-submit");
        window.hook("register-form").awaitShown();
    }

    public static RegisterPage open(Window window, URI address) {
        window.visit(address.resolve("/register"));
        return new RegisterPage(window);
    }

    public MainPage register(String name, String shown, String secret) {
        submit(name, shown, secret);
        return new MainPage(window);
    }

    /** Tries a user name that is refused at its field, and stays here. */
    public RegisterPage registerRefusedName(String name, String shown, String secret) {
        submit(name, shown, secret);
        window.hook("register-username-error").awaitShown();
        username.awaitAttribute("aria-invalid", "true");
        return this;
    }

    private void submit(String name, String shown, String secret) {
        username.fill(name);
        displayName.fill(shown);
        password.fill(secret);
        submit.click();
    }
}
