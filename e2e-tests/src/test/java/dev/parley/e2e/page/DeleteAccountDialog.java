package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;

/** The last question before an account is gone. */
public final class DeleteAccountDialog {

    private final Window window;
    private final Hook password;
    private final Hook confirm;

    DeleteAccountDialog(Window window) {
        this.window = window;
        var dialog = window.hook("account-delete-dialog").awaitShown();
        password = dialog.inside("account-delete-password");
        confirm = dialog.inside("account-delete-confirm");
    }

    /** Tries a password that is not the person's, and stays here. */
    public DeleteAccountDialog confirmRefused(String secret) {
        submit(secret);
        window.hook("account-delete-password-error").awaitShown();
        return this;
    }

    public LoginPage confirm(String secret) {
        submit(secret);
        return new LoginPage(window);
    }

    private void submit(String secret) {
        password.fill(secret);
        confirm.click();
    }
}
