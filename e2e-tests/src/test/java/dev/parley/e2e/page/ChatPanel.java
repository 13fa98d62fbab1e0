package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.util.List;

/** What a chat is, who belongs to it, what was shared in it and how it is set up; goes to the part that it needs. */
public final class ChatPanel {

    private final Window window;
    private final Hook panel;

    ChatPanel(Window window) {
        this.window = window;
        panel = window.hook("chat-panel");
        panel.awaitShown();
    }

    /** Goes to {@code about}, {@code members}, {@code files} or {@code settings}. */
    public ChatPanel show(String section) {
        in(section);
        return this;
    }

    public ChatPanel add(Person person) {
        var dialog = openAdding(person.username());
        dialog.inside("user-option").where("data-username", person.username()).click();
        dialog.inside("member-chip").where("data-username", person.username()).awaitShown();
        dialog.inside("members-add-submit").click();
        dialog.awaitGone();
        return awaitRole(person, "member");
    }

    /** Whether the dialog of adding lets somebody be picked; the dialog is closed again. */
    public boolean canAdd(Person person) {
        var dialog = openAdding(person.username());
        var option = dialog.inside("user-option").where("data-username", person.username()).awaitShown();
        var pickable = option.attribute("disabled").isEmpty();
        dialog.inside("dialog-close").click();
        dialog.awaitGone();
        return pickable;
    }

    public ChatPanel promote(Person person) {
        choose(person, "member-promote");
        return awaitRole(person, "admin");
    }

    public ChatPanel demote(Person person) {
        choose(person, "member-demote");
        return awaitRole(person, "member");
    }

    public ChatPanel transferTo(Person person) {
        choose(person, "member-transfer");
        confirm("member-transfer-confirm");
        return awaitRole(person, "owner");
    }

    public ChatPanel remove(Person person) {
        choose(person, "member-remove");
        confirm("member-remove-confirm");
        of(person).awaitGone();
        return this;
    }

    public void leave() {
        in("about").inside("chat-leave").click();
        confirm("chat-leave-confirm");
    }

    public void delete() {
        in("about").inside("chat-delete").click();
        confirm("chat-delete-confirm");
    }

    public ChatPanel describe(String title, String description) {
        in("settings").inside("chat-title-input").fill(title);
        in("settings").inside("chat-description-input").fill(description);
        in("settings").inside("chat-profile-save").click();
        return this;
    }

    /**
     * @param rule {@code posting}, {@code adding} or {@code calling}
     * @param audience {@code everyone} or {@code admins}
     */
    public ChatPanel allow(String rule, String audience) {
        in("settings")
            .inside("rule-" + rule)
            .choose(audience);
        return this;
    }

    /** Has members wait between two messages. @param seconds 0 for not at all, or one of those on offer */
    public ChatPanel slowDown(int seconds) {
        in("settings").inside("rule-slow-mode").choose(Integer.toString(seconds));
        return this;
    }

    /** Makes the chat public. @return its address */
    public String publish(String handle) {
        enterHandle(handle);
        var address = in("settings").inside("chat-handle-address").awaitShown();
        Waiting.until("the address of @" + handle, address::text, seen -> seen.endsWith("/c/" + handle));
        return address.text();
    }

    /** Tries a handle that is not to be had. */
    public ChatPanel publishRefused(String handle) {
        enterHandle(handle);
        window.hook("chat-handle-input-error").awaitShown();
        return this;
    }

    /** Makes the chat not public any more. */
    public ChatPanel unpublish() {
        in("settings").inside("chat-handle-release").click();
        in("settings").inside("chat-handle-address").awaitGone();
        return this;
    }

    /** The chat's picture. */
    public PicturePicker picture() {
        return new PicturePicker(in("settings").inside("avatar-picker"));
    }

    public ChatPanel awaitPicture(Person person) {
        of(person).part("[data-picture=true] img").awaitShown();
        return this;
    }

    public InvitesDialog invites() {
        in("members").inside("invites-open").click();
        return new InvitesDialog(window);
    }

    public WebhooksDialog webhooks() {
        in("about").inside("webhooks-open").click();
        return new WebhooksDialog(window);
    }

    /** Waits until somebody is marked as a bot. */
    public ChatPanel awaitBot(Person bot) {
        of(bot).inside("bot-mark").awaitShown();
        return this;
    }

    public boolean has(Person person) {
        return of(person).isShown();
    }

    public boolean canLeave() {
        return in("about").inside("chat-leave").isShown();
    }

    /** Waits until one may delete the chat, as its owner. */
    public ChatPanel awaitDeletable() {
        in("about").inside("chat-delete").awaitShown();
        return this;
    }

    /** Whether one may do anything to a member. */
    public boolean canChange(Person person) {
        return of(person).inside("member-menu").isShown();
    }

    /** The members that are elements of the document, which need not be all. */
    public int rows() {
        return members().count();
    }

    /** Narrows the list to those who are called so, until one is left. */
    public ChatPanel search(String name) {
        in("members").inside("members-search").fill(name);
        Waiting.until("one member called " + name, members()::count, count -> count == 1);
        return this;
    }

    public ChatPanel awaitRole(Person person, String role) {
        of(person).awaitAttribute("data-role", role);
        return this;
    }

    public void close() {
        panel.inside("chat-panel-close").click();
        panel.awaitGone();
    }

    /** Mutes the chat for {@code hour}, {@code workday}, {@code week} or {@code forever}, or has it {@code on} again. */
    public ChatPanel notifications(String choice) {
        in("about").inside("chat-notifications").take(choice);
        return this;
    }

    /** The names of the files that were shared, or how many images, once there are so many. */
    public List<String> awaitShared(String kind, int count) {
        in("files")
            .inside("shared-" + kind)
            .click();
        panel.inside("shared-list").where("data-kind", kind).awaitAttribute("data-loaded", "true");
        var shown = panel.inside(kind.equals("images") ? "attachment-image" : "attachment-name");
        Waiting.until(count + " " + kind, shown::count, seen -> seen == count);
        return shown.texts();
    }

    /** Goes to the message of the newest file that is listed. */
    public void showMessageOfFile() {
        panel.inside("shared-file-from").click();
    }

    /** What the other one of a personal chat is called by. */
    public String username() {
        return in("about").inside("chat-panel-username").awaitShown().text();
    }

    public void block() {
        in("about").inside("person-block").click();
        confirm("block-confirm");
    }

    public void unblock() {
        in("about").inside("person-unblock").click();
    }

    public boolean canChangeSettings() {
        return in("about").inside("chat-panel-settings").isShown();
    }

    /** The card of a member. */
    public ProfileCard profile(Person person) {
        of(person).inside("person-link").click();
        return new ProfileCard(window, person);
    }

    private Hook members() {
        return in("members").inside("member");
    }

    private Hook in(String section) {
        var shown = panel.attribute("data-section").orElse("");
        if (!shown.equals(section)) {
            if (!shown.equals("about")) {
                panel.inside("chat-panel-back").click();
                panel.awaitAttribute("data-section", "about");
            }
            if (!section.equals("about")) {
                panel.inside("chat-panel-" + section).click();
                panel.awaitAttribute("data-section", section);
            }
        }
        return panel;
    }

    private Hook openAdding(String query) {
        in("members").inside("members-add").click();
        var dialog = window.hook("add-members-dialog").awaitShown();
        dialog.inside("user-search").fill(query);
        dialog.inside("user-list").where("data-query", query).awaitAttribute("data-loaded", "true");
        return dialog;
    }

    private void enterHandle(String handle) {
        in("settings").inside("chat-handle-input").fill(handle);
        in("settings").inside("chat-handle-save").click();
    }

    private Hook of(Person person) {
        return members().where("data-user-id", person.id());
    }

    private void choose(Person person, String action) {
        of(person).inside("member-menu").click();
        window.hook(action).click();
    }

    private void confirm(String testId) {
        window.hook(testId).click();
        window.hook(testId).awaitGone();
    }
}
