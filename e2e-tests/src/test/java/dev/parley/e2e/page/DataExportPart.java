package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;

/** The export of one's own data, in the settings. */
public final class DataExportPart {

    private final Hook part;

    DataExportPart(Hook part) {
        this.part = part.awaitShown();
    }

    /** Asks for an export, and waits until it is done. */
    public DataExportPart export(String password) {
        ask(password);
        return await("done");
    }

    public DataExportPart exportRefused(String password) {
        ask(password);
        part.inside("proof-password-error").awaitShown();
        return this;
    }

    private void ask(String password) {
        if (!part.inside("proof-password").isShown()) {
            part.inside("data-export-start").click();
        }
        part.inside("proof-password").fill(password);
        part.inside("proof-submit").click();
    }

    /** @param state as {@code data-state} has it */
    public DataExportPart await(String state) {
        part.awaitAttribute("data-state", state);
        return this;
    }

    public DataExportPart remove() {
        part.inside("data-export-remove").click();
        return await("expired");
    }
}
