package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import java.net.URI;

public final class LoginPage {

    private final Window window;
    private final Hook username;
    private final Hook password;
    private final Hook submit;
    private final Hook error;
    private final Hook toRegister;
    private final Hook logOutNotice;

    public LoginPage(Window window) {
        this.window = window;
        username = window.hook("login-username");
        password = window.hook("login-password");
        submit = window.hook("login-submit");
        error = window.hook("login-error");
        toRegister = window.hook("login-to-register");
        logOutNotice = window.hook("logout-notice");
        window.hook("login-form").awaitShown();
    }

    public static LoginPage open(Window window, URI address) {
        window.visit(address.resolve("/login"));
        return new LoginPage(window);
    }

    public MainPage logIn(Person person) {
        submit(person.username(), person.password());
        return new MainPage(window);
    }

    /** Where the account has a second factor. */
    public SecondStepPage logInByTwoSteps(Person person) {
        submit(person.username(), person.password());
        return new SecondStepPage(window);
    }

    /** By the one that the device keeps, without a user name. */
    public MainPage logInByPasskey() {
        window.hook("login-passkey").click();
        return new MainPage(window);
    }

    /** Tries to, and stays here. */
    public LoginPage logInByPasskeyRefused(String code) {
        window.hook("login-passkey").click();
        window.hook("login-passkey-error").awaitShown().awaitAttribute("data-code", code);
        return this;
    }

    /** Tries to log in, is refused, and stays here. */
    public LoginPage logInRefused(String name, String secret, String code) {
        submit(name, secret);
        error.awaitShown().awaitAttribute("data-code", code);
        return this;
    }

    /** Has a link sent to choose a new password by. @param name a user name or an e-mail address */
    public LoginPage forget(String name) {
        window.hook("login-to-forgot").click();
        window.hook("forgot-name").fill(name);
        window.hook("forgot-submit").click();
        window.hook("forgot-sent").awaitShown();
        window.hook("forgot-sent-on").click();
        return new LoginPage(window);
    }

    /** The server could not be told that somebody has logged out. */
    public LoginPage awaitLogOutPending() {
        logOutNotice.awaitShown().awaitAttribute("data-pending", "true");
        return this;
    }

    /** The server knows by now. */
    public void awaitLogOutDone() {
        logOutNotice.awaitAttribute("data-pending", "false");
    }

    /** Waits to be told why one cannot register. */
    public LoginPage awaitNoRegistration() {
        window.hook("login-instead").awaitShown();
        toRegister.awaitGone();
        return this;
    }

    public RegisterPage register() {
        toRegister.click();
        return new RegisterPage(window);
    }

    private void submit(String name, String secret) {
        username.fill(name);
        password.fill(secret);
        submit.click();
    }
}
