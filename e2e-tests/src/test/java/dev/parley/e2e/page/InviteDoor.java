package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.net.URI;

/** What somebody sees who follows an invite and is not logged in. */
public final class InviteDoor {

    private final Window window;
    private final Hook root;

    public InviteDoor(Window window, String address) {
        this.window = window;
        window.visit(URI.create(address));
        root = window.hook("invite-door");
        root.awaitShown();
    }

    /** Waits until it shows what the invite leads to. */
    public InviteDoor awaitPreview(String title, int members) {
        root.awaitAttribute("data-state", "ready");
        Waiting.until("the title in " + window, root.inside("join-title")::text, title::equals);
        root.inside("join-members").awaitAttribute("data-count", Integer.toString(members));
        return this;
    }

    /** Waits until it says that the invite leads nowhere. */
    public void awaitRefused() {
        root.awaitAttribute("data-state", "refused");
        root.awaitAttribute("data-code", "INVITE_NOT_FOUND");
    }

    public LoginPage logIn() {
        root.inside("invite-to-login").click();
        return new LoginPage(window);
    }

    public RegisterPage register() {
        root.inside("invite-to-register").click();
        return new RegisterPage(window);
    }
}
