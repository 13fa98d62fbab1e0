package dev.parley.e2e.page;

import dev.parley.e2e.browser.Window;
import java.net.URI;

/** The way by a provider: its button on the log-in page, its own page, and the page to which it sends the browser back. */
public final class ProviderPages {

    private final Window window;

    private ProviderPages(Window window) {
        this.window = window;
    }

    /** @param path of the log-in page, with where one wants to go */
    public static ProviderPages open(Window window, URI address, String path) {
        window.visit(address.resolve(path));
        window.hook("login-provider").awaitShown();
        return new ProviderPages(window);
    }

    public String button() {
        return window.hook("login-provider").text();
    }

    /** Goes to the provider and says there who one is. */
    public MainPage logIn(String username) {
        goToProvider();
        window.hook("provider-username").fill(username);
        window.hook("provider-in").click();
        return new MainPage(window);
    }

    /** Breaks it off at the provider. */
    public ProviderPages breakOff() {
        goToProvider();
        window.hook("provider-no").click();
        return awaitFailed("PROVIDER_REFUSED");
    }

    private void goToProvider() {
        window.hook("login-provider").click();
        window.hook("provider-username").awaitShown();
    }

    /** Comes back by an address that somebody else has got from the provider. */
    public ProviderPages followed(URI address) {
        window.visit(address);
        return awaitFailed("PROVIDER_LOGIN_INVALID");
    }

    private ProviderPages awaitFailed(String code) {
        window.hook("provider-failed").awaitShown().awaitAttribute("data-code", code);
        return this;
    }

    public ProviderPages goBack() {
        window.hook("provider-failed").click();
        window.hook("login-provider").awaitShown();
        return this;
    }
}
