package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;

/** What administrators of the installation do. */
public final class AdministrationPage {

    private final Window window;
    private final Hook root;

    public AdministrationPage(Window window) {
        this.window = window;
        root = window.hook("administration");
        root.awaitShown();
    }

    public AdministrationPage people() {
        return show("people", "people");
    }

    public AdministrationPage registration() {
        show("registration", "registration");
        root.part("[data-testid='registration'][data-mode]").awaitShown();
        root.part("[data-testid='registration-invites'][data-count]").awaitShown();
        return this;
    }

    /** The open reports, of which there is one. */
    public AdministrationPage reports() {
        show("reports", "reports");
        root.inside("reports").awaitAttribute("data-loaded", "true");
        return this;
    }

    public void awaitReported(String message, String words) {
        Waiting.until("the report", () -> root.inside("report-messages").text(), text -> text.contains(message));
        Waiting.until("what was said to it", () -> root.inside("report-words").text(), text -> text.equals(words));
    }

    /** @param step as the protocol calls it, {@code ban} or {@code dismissed} */
    public AdministrationPage act(String step, String words) {
        root.inside("report-" + step).click();
        window.hook("sanction-reason").fill(words);
        window.hook("report-confirm").click();
        window.hook("sanction-dialog").awaitGone();
        return this;
    }

    public void awaitNone() {
        root.inside("reports-none").awaitShown();
    }

    public AdministrationPage words() {
        show("words", "words");
        root.part("[data-testid='words'][data-count]").awaitShown();
        return this;
    }

    /** @param action {@code refuse}, {@code hold} or {@code mark} */
    public AdministrationPage addWord(String text, String action) {
        root.inside("word-" + action).click();
        root.inside("word-text").fill(text);
        root.inside("word-add").click();
        Waiting.until("the word", () -> root.inside("word-written").text(), text::equals);
        return this;
    }

    /** The only one there is. */
    public AdministrationPage removeWord() {
        root.inside("word-remove").click();
        root.inside("words-none").awaitShown();
        return this;
    }

    /** The message that waits, of which there is one. */
    public AdministrationPage held(String text) {
        show("words", "words");
        reports();
        root.inside("reports-held").click();
        Waiting.until("the message that waits", () -> root.inside("held-text").text(), text::equals);
        return this;
    }

    public AdministrationPage approveHeld() {
        root.inside("held-approve").click();
        root.inside("held-none").awaitShown();
        return this;
    }

    public AdministrationPage refuseHeld(String reason) {
        root.inside("held-refuse").click();
        window.hook("sanction-reason").fill(reason);
        window.hook("held-confirm").click();
        root.inside("held-none").awaitShown();
        return this;
    }

    public AdministrationPage security() {
        return show("security", "second-factor-rule");
    }

    /** @param whom {@code nobody}, {@code administrators} or {@code everybody} */
    public AdministrationPage requireSecondFactor(String whom) {
        root.inside("second-factor-rule-" + whom).click();
        root.inside("second-factor-rule-" + whom).awaitAttribute("aria-checked", "true");
        return this;
    }

    /** @param running how many there are to be */
    public AdministrationPage servers(int running) {
        show("servers", "servers");
        root.inside("servers").awaitAttribute("data-count", Integer.toString(running));
        return this;
    }

    /** Switches an incoming webhook of a chat off, with a reason. */
    public AdministrationPage switchOffIncoming(String webhook, String reason) {
        show("bots", "all-incoming-webhooks");
        var item = incoming(webhook);
        item.inside("webhook-suspend").click();
        window.hook("webhook-suspend-reason").fill(reason);
        window.hook("webhook-suspend-confirm").click();
        item.awaitAttribute("data-suspended", "true");
        return this;
    }

    public AdministrationPage allowIncoming(String webhook) {
        var item = incoming(webhook);
        item.inside("webhook-allow").click();
        item.awaitAttribute("data-suspended", "false");
        return this;
    }

    private Hook incoming(String webhook) {
        return root.inside("any-incoming-webhook").where("data-webhook-id", webhook);
    }

    public AdministrationPage log() {
        show("log", "audit");
        root.inside("audit").awaitAttribute("data-loaded", "true");
        return this;
    }

    private AdministrationPage show(String section, String content) {
        root.inside("administration-" + section).click();
        root.awaitAttribute("data-section", section);
        root.inside(content).awaitShown();
        return this;
    }

    /** Looks for somebody by the user name, until they alone are listed. */
    public AdministrationPage find(Person person) {
        root.inside("people-query").fill(person.username());
        of(person).awaitShown();
        return this;
    }

    /** Looks for what nobody is called. */
    public AdministrationPage findNobody() {
        root.inside("people-query").fill("nobody is called so");
        root.inside("people-none").awaitShown();
        return this;
    }

    /** @param what as the item of the menu is called, {@code lock} */
    public AdministrationPage ask(Person person, String what) {
        menu(person);
        window.hook("person-" + what).click();
        window.hook("person-confirm").awaitShown();
        return this;
    }

    public AdministrationPage menu(Person person) {
        of(person).inside("person-menu").click();
        window.hook("person-log").awaitShown();
        return this;
    }

    public AdministrationPage confirm() {
        window.hook("person-confirm").click();
        window.hook("person-confirm").awaitGone();
        return this;
    }

    /** Makes a link by which somebody chooses a new password. @return its address */
    public String makeResetLink(Person person) {
        ask(person, "resetLink").confirm();
        var address = window.hook("reset-link").awaitShown().text();
        window.hook("reset-link-done").click();
        return address;
    }

    /** Makes an account; returns the address of the link by which its person chooses a password. */
    public String makePerson(String username, String displayName) {
        window.hook("person-new").click();
        window.hook("new-person-username").fill(username);
        window.hook("new-person-name").fill(displayName);
        window.hook("new-person-create").click();
        var address = window.hook("reset-link").awaitShown().text();
        window.hook("reset-link-done").click();
        return address;
    }

    public AdministrationPage awaitLocked(Person person, boolean locked) {
        of(person).awaitAttribute("data-locked", Boolean.toString(locked));
        return this;
    }

    public AdministrationPage awaitAdministrator(Person person, boolean administrator) {
        of(person).awaitAttribute("data-administrator", Boolean.toString(administrator));
        return this;
    }

    /** What has happened that concerns somebody. */
    public AdministrationPage logOf(Person person) {
        menu(person);
        window.hook("person-log").click();
        root.inside("audit").awaitAttribute("data-loaded", "true");
        return this;
    }

    public AdministrationPage awaitEntry(String kind) {
        root.inside("audit-entry").where("data-kind", kind).awaitShown();
        return this;
    }

    public AdministrationPage awaitNoEntry(String kind) {
        root.inside("audit-entry").where("data-kind", kind).awaitGone();
        return this;
    }

    /** @param kind as the protocol calls it */
    public AdministrationPage filter(String kind) {
        root.inside("audit-kind").choose(kind);
        return this;
    }

    /** @param mode {@code open}, {@code byInvite} or {@code closed} */
    public AdministrationPage letRegister(String mode) {
        root.inside("registration-" + mode).click();
        root.inside("registration").awaitAttribute("data-mode", mode);
        return this;
    }

    public AdministrationPage beginInvite() {
        root.inside("registration-invite-new").click();
        root.inside("registration-invite-form").awaitShown();
        return this;
    }

    /** @return the address */
    public String createInvite() {
        root.inside("registration-invite-create").click();
        return root.inside("registration-address").awaitShown().text();
    }

    private Hook of(Person person) {
        return root.inside("administered-person").where("data-user-id", person.id());
    }
}
