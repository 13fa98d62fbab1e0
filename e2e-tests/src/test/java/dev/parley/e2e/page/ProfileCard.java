package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import org.openqa.selenium.Keys;

/** A person in short, beside what it was opened from. */
public final class ProfileCard {

    private final Window window;
    private final Hook card;

    ProfileCard(Window window, Person person) {
        this.window = window;
        card = window.hook("profile-card").where("data-user-id", person.id());
        card.awaitShown();
    }

    public String name() {
        return card.inside("profile-name").text();
    }

    public String username() {
        return card.inside("profile-username").text();
    }

    public ProfileCard awaitRole(String role) {
        card.inside("profile-role").awaitAttribute("data-role", role);
        return this;
    }

    public ProfileCard promote() {
        card.inside("profile-promote").click();
        return this;
    }

    public boolean canRemove() {
        return card.inside("profile-remove").isShown();
    }

    public ConversationPage write() {
        card.inside("profile-write").click();
        card.awaitGone();
        var conversation = new ConversationPage(window);
        conversation.awaitType("personal");
        return conversation;
    }

    public void block() {
        card.inside("person-block").click();
        window.hook("block-confirm").click();
        card.inside("person-unblock").awaitShown();
    }

    /** Whether it covers some part of what it belongs to. */
    public boolean covers(Hook opener) {
        var own = card.box();
        var other = opener.box();
        return (
            own.left() < other.right() &&
            other.left() < own.right() &&
            own.top() < other.bottom() &&
            other.top() < own.bottom()
        );
    }

    /** By its key. */
    public void close() {
        window.select(":focus").press(Keys.ESCAPE);
        card.awaitGone();
    }
}
