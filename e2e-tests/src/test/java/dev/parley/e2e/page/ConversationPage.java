package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.Keys;

public final class ConversationPage {

    private final Window window;
    private final Hook root;
    private final Hook messages;
    private final Hook input;

    ConversationPage(Window window) {
        this.window = window;
        root = window.hook("conversation");
        messages = root.inside("message");
        input = root.inside("composer-input");
        root.awaitAttribute("data-loaded", "true");
    }

    ConversationPage(Window window, String chatId) {
        this(window);
        root.awaitAttribute("data-chat-id", chatId);
        root.awaitAttribute("data-loaded", "true");
    }

    public String chatId() {
        return root.attribute("data-chat-id").orElse("");
    }

    public String title() {
        return root.inside("conversation-title").text();
    }

    /** Whether it is a personal chat that the first message will create. */
    public boolean isDraft() {
        return root.attribute("data-draft").equals(Optional.of("true"));
    }

    public ConversationPage send(String text) {
        input.type(text);
        input.press(Keys.ENTER);
        return this;
    }

    public ConversationPage sendByButton(String text) {
        input.type(text);
        root.inside("composer-send").click();
        return this;
    }

    /** Begins a mention and chooses the person from the list. */
    public ConversationPage mention(Person person) {
        input.type("@" + person.username().substring(0, 3));
        window.hook("mention-option").where("data-username", person.username()).awaitShown();
        while (
            !window
                .hook("mention-option")
                .where("aria-selected", "true")
                .attribute("data-username")
                .equals(Optional.of(person.username()))
        ) {
            input.press(Keys.ARROW_DOWN);
        }
        input.press(Keys.ENTER);
        window.hook("mention-list").awaitGone();
        return this;
    }

    /** The texts of the messages that mention the person logged in. */
    public List<String> mentioning() {
        return messages.where("data-mentions-me", "true").inside("message-text").texts();
    }

    /** Forwards a message to other chats. */
    public void forward(String seq, String... chatIds) {
        var message = messages.where("data-seq", seq);
        message.inside("message-menu").press(Keys.ENTER);
        window.hook("message-forward").press(Keys.ENTER);
        for (String chatId : chatIds) {
            window.hook("forward-option").where("data-chat-id", chatId).click();
        }
        window.hook("forward-submit").click();
        window.hook("forward-dialog").awaitGone();
    }

    public void awaitForwardedFrom(Person author) {
        messages.inside("message-forwarded").where("data-user-id", author.id()).awaitShown();
    }

    public void awaitBlocked() {
        root.inside("composer-blocked").awaitShown();
    }

    public void unblock() {
        root.inside("composer-unblock").click();
        root.inside("composer-blocked").awaitGone();
    }

    /** Waits until the last message could not be sent. */
    public void awaitRefused() {
        messages.where("data-state", "failed").awaitShown();
    }

    /** Waits until these and no other messages are there, in this order, all of them taken by the server. */
    public void awaitMessages(String... texts) {
        awaitMessages(List.of(texts));
    }

    public void awaitMessages(List<String> texts) {
        Waiting.until("the messages in " + window, this::texts, texts::equals);
        Waiting.until(
            "the messages in " + window + " to be sent",
            () -> messages.attributes("data-state"),
            states -> states.stream().allMatch("sent"::equals)
        );
    }

    /** Waits until so many messages are there, whatever their order, and says which. */
    public List<String> awaitMessageCount(int count) {
        return Waiting.until("the messages in " + window, this::texts, seen -> seen.size() == count);
    }

    /** The texts of all messages, oldest first, whatever became of them. */
    public List<String> texts() {
        return messages.inside("message-text").texts();
    }

    public List<String> seqs() {
        return messages.attributes("data-seq");
    }

    /** Waits until so many messages wait for the server. */
    public void awaitPending(int count) {
        Waiting.until(
            "pending messages in " + window,
            () -> messages.where("data-state", "pending").count(),
            seen -> seen == count
        );
    }

    /** The line that a finished call leaves. */
    public CallRecord awaitCallRecord() {
        var line = root.inside("system-message").where("data-event", "call.recorded");
        Waiting.until("the call's line in " + window, line::count, seen -> seen == 1);
        return new CallRecord(
            line.attribute("data-kind").orElse(""),
            line.attribute("data-outcome").orElse(""),
            line.text()
        );
    }

    public CallWindow callWithVideo() {
        root.inside("call-video").click();
        return new CallWindow(window);
    }

    public CallWindow callWithVoice() {
        root.inside("call-voice").click();
        return new CallWindow(window);
    }

    /** Tries to call somebody who is in a call; a notice says why not. */
    public void callWithVoiceRefused() {
        root.inside("call-voice").click();
        window.hook("toast").where("data-tone", "danger").awaitShown();
        window.hook(CallWindow.ROOT).awaitGone();
    }

    void awaitType(String type) {
        root.awaitAttribute("data-chat-type", type);
        root.awaitAttribute("data-loaded", "true");
    }

    /** @param text as shown, in the page's language */
    public record CallRecord(String kind, String outcome, String text) {}
}
