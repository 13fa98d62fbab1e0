package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.util.List;

/** Password, e-mail address and logins in the settings. */
public final class SecuritySection {

    private final Window window;
    private final Hook section;

    SecuritySection(Window window, Hook dialog) {
        this.window = window;
        section = dialog.inside("settings-security").awaitShown();
    }

    public SecuritySection changePassword(String present, String next) {
        section.inside("password-change").click();
        submitPassword(present, next);
        section.inside("password-save").awaitGone();
        return this;
    }

    /** Tries what is refused beside a field, {@code present} or {@code next}, and gives it up. */
    public SecuritySection changePasswordRefused(String present, String next, String field) {
        section.inside("password-change").click();
        submitPassword(present, next);
        section.inside("password-" + field + "-error").awaitShown();
        window.reload();
        return new SecuritySection(window, window.hook("settings-dialog").awaitShown());
    }

    private void submitPassword(String present, String next) {
        section.inside("password-present").fill(present);
        section.inside("password-next").fill(next);
        section.inside("password-save").click();
    }

    /** Has a mail sent to the address. */
    public SecuritySection setEmail(String address, String password) {
        section.inside("email-change").click();
        section.inside("email-address").fill(address);
        section.inside("email-password").fill(password);
        section.inside("email-save").click();
        section.inside("email-unconfirmed").awaitShown();
        return this;
    }

    public SecondFactorSetUp setUpSecondFactor() {
        section.inside("second-factor-set-up").click();
        return new SecondFactorSetUp(window);
    }

    public SecuritySection awaitSecondFactor(boolean on) {
        section.inside("second-factor-setting").awaitAttribute("data-on", Boolean.toString(on));
        return this;
    }

    /** @param code of the app, or a recovery code */
    public SecuritySection turnOffSecondFactor(String password, String code) {
        section.inside("second-factor-off").click();
        section.inside("proof-password").fill(password);
        section.inside("proof-code").fill(code);
        section.inside("proof-submit").click();
        return awaitSecondFactor(false);
    }

    public SecuritySection addPasskey(String name, String password) {
        section.inside("passkey-new").click();
        section.inside("passkey-name-field").fill(name);
        section.inside("proof-password").fill(password);
        section.inside("proof-submit").click();
        return awaitPasskey(name);
    }

    public SecuritySection renamePasskey(String name) {
        section.inside("passkey-rename").click();
        section.inside("passkey-new-name").fill(name);
        section.inside("passkey-save").click();
        return awaitPasskey(name);
    }

    private SecuritySection awaitPasskey(String name) {
        Waiting.until("the passkey " + name, section.inside("passkey-name")::texts, List.of(name)::equals);
        return this;
    }

    public SecuritySection removePasskey(String password) {
        section.inside("passkey-remove").click();
        section.inside("proof-password").fill(password);
        section.inside("proof-submit").click();
        section.inside("passkey").awaitGone();
        return this;
    }

    public SecuritySection awaitLogins(int count) {
        var logins = section.inside("login");
        Waiting.until(count + " logins", logins::count, seen -> seen == count);
        return this;
    }

    /** Ends every login but this one. */
    public SecuritySection endOtherLogins() {
        section.inside("logins-end-others").click();
        window.hook("logins-end-others-confirm").click();
        return awaitLogins(1);
    }
}
