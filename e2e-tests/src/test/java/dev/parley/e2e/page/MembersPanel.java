package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;

/** Who belongs to a group or channel, and its settings. */
public final class MembersPanel {

    private final Window window;
    private final Hook panel;
    private final Hook members;

    MembersPanel(Window window) {
        this.window = window;
        panel = window.hook("members-panel");
        members = panel.inside("member");
        panel.awaitShown();
    }

    public MembersPanel add(Person person) {
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

    public MembersPanel promote(Person person) {
        of(person).inside("member-promote").click();
        return awaitRole(person, "admin");
    }

    public MembersPanel demote(Person person) {
        of(person).inside("member-demote").click();
        return awaitRole(person, "member");
    }

    public MembersPanel transferTo(Person person) {
        of(person).inside("member-transfer").click();
        confirm("member-transfer-confirm");
        return awaitRole(person, "owner");
    }

    public MembersPanel remove(Person person) {
        of(person).inside("member-remove").click();
        confirm("member-remove-confirm");
        of(person).awaitGone();
        return this;
    }

    public void leave() {
        panel.inside("chat-leave").click();
        confirm("chat-leave-confirm");
    }

    public void delete() {
        panel.inside("chat-delete").click();
        confirm("chat-delete-confirm");
    }

    public MembersPanel describe(String title, String description) {
        panel.inside("chat-title-input").fill(title);
        panel.inside("chat-description-input").fill(description);
        panel.inside("chat-profile-save").click();
        return this;
    }

    /**
     * @param rule {@code posting}, {@code adding} or {@code calling}
     * @param audience {@code everyone} or {@code admins}
     */
    public MembersPanel allow(String rule, String audience) {
        panel.inside("rule-" + rule).choose(audience);
        return this;
    }

    /** Has members wait between two messages. @param seconds 0 for not at all, or one of those on offer */
    public MembersPanel slowDown(int seconds) {
        panel.inside("rule-slow-mode").choose(Integer.toString(seconds));
        return this;
    }

    /** Makes the chat public. @return its address */
    public String publish(String handle) {
        enterHandle(handle);
        var address = panel.inside("chat-handle-address").awaitShown();
        Waiting.until("the address of @" + handle, address::text, seen -> seen.endsWith("/c/" + handle));
        return address.text();
    }

    /** Tries a handle that is not to be had. */
    public MembersPanel publishRefused(String handle) {
        enterHandle(handle);
        window.hook("chat-handle-input-error").awaitShown();
        return this;
    }

    /** Makes the chat not public any more. */
    public MembersPanel unpublish() {
        panel.inside("chat-handle-release").click();
        panel.inside("chat-handle-address").awaitGone();
        return this;
    }

    /** The chat's picture. */
    public PicturePicker picture() {
        return new PicturePicker(panel.inside("avatar-picker"));
    }

    public MembersPanel awaitPicture(Person person) {
        of(person).part("[data-picture=true] img").awaitShown();
        return this;
    }

    public InvitesDialog invites() {
        panel.inside("invites-open").click();
        return new InvitesDialog(window);
    }

    public WebhooksDialog webhooks() {
        panel.inside("webhooks-open").click();
        return new WebhooksDialog(window);
    }

    /** Waits until somebody is marked as a bot. */
    public MembersPanel awaitBot(Person bot) {
        of(bot).inside("bot-mark").awaitShown();
        return this;
    }

    public boolean has(Person person) {
        return of(person).isShown();
    }

    public boolean canLeave() {
        return panel.inside("chat-leave").isShown();
    }

    /** Waits until one may delete the chat, as its owner. */
    public MembersPanel awaitDeletable() {
        panel.inside("chat-delete").awaitShown();
        return this;
    }

    public boolean canRemove(Person person) {
        return of(person).inside("member-remove").isShown();
    }

    /** The members that are elements of the document, which need not be all. */
    public int rows() {
        return members.count();
    }

    /** Narrows the list to those who are called so, until one is left. */
    public MembersPanel search(String name) {
        panel.inside("members-search").fill(name);
        Waiting.until("one member called " + name, members::count, count -> count == 1);
        return this;
    }

    public MembersPanel awaitRole(Person person, String role) {
        of(person).awaitAttribute("data-role", role);
        return this;
    }

    public void close() {
        panel.inside("members-close").click();
        panel.awaitGone();
    }

    private Hook openAdding(String query) {
        panel.inside("members-add").click();
        var dialog = window.hook("add-members-dialog").awaitShown();
        dialog.inside("user-search").fill(query);
        dialog.inside("user-list").where("data-query", query).awaitAttribute("data-loaded", "true");
        return dialog;
    }

    private void enterHandle(String handle) {
        panel.inside("chat-handle-input").fill(handle);
        panel.inside("chat-handle-save").click();
    }

    private Hook of(Person person) {
        return members.where("data-user-id", person.id());
    }

    private void confirm(String testId) {
        window.hook(testId).click();
        window.hook(testId).awaitGone();
    }
}
