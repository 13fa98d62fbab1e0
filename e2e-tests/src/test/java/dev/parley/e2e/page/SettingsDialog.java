package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;

public final class SettingsDialog {

    private final Window window;
    private final Hook dialog;

    public SettingsDialog(Window window) {
        this.window = window;
        dialog = window.hook("settings-dialog");
        dialog.awaitShown();
    }

    /** @param language {@code en}, {@code ru} or {@code fa} */
    public SettingsDialog speak(String language) {
        show("appearance");
        choose("language-" + language);
        window.select("html").awaitAttribute("lang", language);
        return this;
    }

    /** @param theme {@code dark}, {@code light} or {@code system} */
    public SettingsDialog paint(String theme) {
        show("appearance");
        choose("theme-" + theme);
        return this;
    }

    /** @param density {@code comfortable} or {@code compact} */
    public SettingsDialog pack(String density) {
        show("appearance");
        choose("density-" + density);
        return this;
    }

    /** Has oneself called otherwise. */
    public SettingsDialog rename(String name) {
        show("account");
        dialog.inside("own-name-input").fill(name);
        dialog.inside("own-name-save").click();
        dialog.inside("own-name-save").awaitGone();
        return this;
    }

    /** Lets nobody see whether one is there. */
    public SettingsDialog hidePresence() {
        show("privacy");
        choose("presence-hidden");
        return this;
    }

    /** @param who {@code everybody}, {@code acquaintances} or {@code nobody}: by all others one is asked first */
    public SettingsDialog letBeAddedBy(String who) {
        show("privacy");
        choose("added-by-" + who);
        return this;
    }

    /** Opens camera and microphone to try them. */
    public SettingsDialog tryDevices() {
        show("calls");
        dialog.inside("device-preview-toggle").click();
        dialog.inside("device-preview-video").awaitShown();
        return this;
    }

    /** To whether calls would work. */
    public CallCheckPart checkCalls() {
        show("callCheck");
        return new CallCheckPart(dialog.inside("call-check"));
    }

    /** @param which {@code off}, {@code mentions} or {@code all} */
    public SettingsDialog notifyOf(String which) {
        show("notifications");
        choose("notify-" + which);
        return this;
    }

    /** Lets notifications not say what was written. */
    public SettingsDialog hideTextOfNotifications() {
        show("notifications");
        choose("notify-text-off");
        return this;
    }

    /** One's own picture. */
    public PicturePicker picture() {
        show("account");
        return new PicturePicker(dialog.inside("avatar-picker"));
    }

    public ApiKeysSection apiKeys() {
        show("programs");
        return new ApiKeysSection(window, dialog.inside("api-keys"));
    }

    public BotsSection bots() {
        show("programs");
        return new BotsSection(window, dialog.inside("bots"));
    }

    /** Password, e-mail address and logins. */
    public SecuritySection security() {
        show("security");
        return new SecuritySection(window, dialog);
    }

    public DataExportPart dataExport() {
        show("account");
        return new DataExportPart(dialog.inside("data-export"));
    }

    public DeleteAccountDialog deleteAccount() {
        show("account");
        dialog.inside("account-delete").click();
        return new DeleteAccountDialog(window);
    }

    /** To the page of administrators. */
    public AdministrationPage administration() {
        showList();
        dialog.inside("administration-open").click();
        dialog.awaitGone();
        return new AdministrationPage(window);
    }

    /** Waits until there is no way to the page of administrators. */
    public SettingsDialog awaitNoAdministration() {
        showList();
        dialog.inside("logout").awaitShown();
        dialog.inside("administration-open").awaitGone();
        return this;
    }

    public String text() {
        return dialog.text();
    }

    public MainPage close() {
        dialog.inside("dialog-close").click();
        dialog.awaitGone();
        return new MainPage(window);
    }

    public LoginPage logOut() {
        showList();
        dialog.inside("logout").click();
        return new LoginPage(window);
    }

    /** Asks to log out, and waits to be asked whether to leave with unsent messages. */
    public LoginPage logOutWithUnsentMessages() {
        showList();
        dialog.inside("logout").click();
        window.hook("logout-confirm").click();
        return new LoginPage(window);
    }

    private void show(String section) {
        var content = dialog.inside("settings-" + section);
        if (!content.isShown()) {
            showList();
            dialog.inside("settings-section-" + section).click();
            content.awaitShown();
        }
    }

    /** On a phone the list of sections has a page of its own. */
    private void showList() {
        if (dialog.inside("settings-back").isShown()) {
            dialog.inside("settings-back").click();
        }
    }

    private void choose(String testId) {
        // What the server keeps can be chosen once it has told what is chosen.
        dialog.part("[data-testid=\"%s\"]:enabled".formatted(testId)).awaitShown();
        var option = dialog.inside(testId);
        option.click();
        option.awaitAttribute("aria-checked", "true");
    }
}
