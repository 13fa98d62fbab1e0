package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.util.List;

public final class CreateGroupDialog {

    private final Window window;
    private final Hook dialog;
    private final Hook title;
    private final Hook search;
    private final Hook results;
    private final Hook chips;
    private final Hook submit;
    private String type = "group";

    CreateGroupDialog(Window window) {
        this.window = window;
        dialog = window.hook("new-group-dialog");
        title = dialog.inside("group-title");
        search = dialog.inside("user-search");
        results = dialog.inside("user-list");
        chips = dialog.inside("member-chip");
        submit = dialog.inside("create-group-submit");
        dialog.awaitShown();
    }

    public CreateGroupDialog name(String text) {
        title.fill(text);
        return this;
    }

    /** Makes it a channel instead. */
    public CreateGroupDialog channel() {
        type = "channel";
        dialog.inside("create-type-channel").click();
        dialog.inside("create-type-channel").awaitAttribute("aria-checked", "true");
        return this;
    }

    public CreateGroupDialog describe(String text) {
        dialog.inside("group-description").fill(text);
        return this;
    }

    /** Looks for somebody and picks them. */
    public CreateGroupDialog pick(Person person) {
        lookFor(person.username());
        results.inside("user-option").where("data-username", person.username()).click();
        chips.where("data-username", person.username()).awaitShown();
        return this;
    }

    /** Looks for people and says whose user names are found. */
    public List<String> lookFor(String query) {
        search.fill(query);
        results.where("data-query", query).awaitAttribute("data-loaded", "true");
        return results.inside("user-option").attributes("data-username");
    }

    public CreateGroupDialog unpick(Person person) {
        chips.where("data-username", person.username()).inside("member-chip-remove").click();
        chips.where("data-username", person.username()).awaitGone();
        return this;
    }

    public List<String> picked() {
        return chips.attributes("data-username");
    }

    public boolean canCreate() {
        return submit.attribute("disabled").isEmpty();
    }

    public ConversationPage create() {
        Waiting.until("the group to be complete", this::canCreate);
        submit.click();
        dialog.awaitGone();
        var conversation = new ConversationPage(window);
        conversation.awaitType(type);
        return conversation;
    }
}
