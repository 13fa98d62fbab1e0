package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;

/** The bots in the settings. */
public final class BotsSection {

    private final Window window;
    private final Hook section;

    BotsSection(Window window, Hook section) {
        this.window = window;
        this.section = section;
    }

    public BotsSection fill(String name, String username, String description) {
        section.inside("bot-new").click();
        section.inside("bot-name").fill(name);
        section.inside("bot-username").fill(username);
        section.inside("bot-description").fill(description);
        return this;
    }

    /** Makes the bot that was filled in, which is open then. */
    public Person make(String name, String username) {
        section.inside("bot-create").click();
        var made = section.inside("bot").where("data-username", username).awaitShown();
        return new Person(made.attribute("data-bot-id").orElseThrow(), username, name, "");
    }

    public Person create(String name, String username, String description) {
        return fill(name, username, description).make(name, username);
    }

    /** The keys of the bot that is open. */
    public ApiKeysSection keys() {
        return new ApiKeysSection(window, section.inside("bot-keys"));
    }

    public BotsSection rename(String name) {
        section.inside("bot-edit-name").fill(name);
        section.inside("bot-save").click();
        section.inside("bot-save").awaitGone();
        return this;
    }

    /** Deletes the bot that is open. */
    public BotsSection delete() {
        section.inside("bot-delete").click();
        window.hook("bot-delete-confirm").click();
        section.inside("bot").awaitGone();
        return this;
    }
}
