package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import java.util.List;
import org.openqa.selenium.Keys;

/** The open menu of one message. */
public final class MessageMenu {

    private static final List<String> ITEMS = List.of(
        "reply",
        "copy",
        "copy-link",
        "forward",
        "select",
        "edit",
        "pin",
        "seen-by",
        "delete"
    );

    private final Window window;

    MessageMenu(Window window) {
        this.window = window;
        window.hook("message-react").awaitShown();
    }

    /** The actions it offers, by the ends of their test ids. */
    public List<String> items() {
        return ITEMS.stream()
            .filter(item -> item(item).isShown())
            .toList();
    }

    public void reply() {
        choose("reply");
        window.hook("composer-replying").awaitShown();
    }

    public void edit() {
        choose("edit");
        window.hook("composer-editing").awaitShown();
    }

    /** Pins the message, or takes its pin away. */
    public void pin() {
        choose("pin");
    }

    /** Opens the choice of chats to forward the message to. */
    public void forward() {
        choose("forward");
        window.hook("forward-dialog").awaitShown();
    }

    /** Begins to select several messages, this one first. */
    public SelectedMessages select() {
        choose("select");
        return new SelectedMessages(window);
    }

    public SeenByDialog seenBy() {
        choose("seen-by");
        return new SeenByDialog(window);
    }

    public void react(String emoji) {
        window.hook("message-react").where("data-emoji", emoji).click();
    }

    public void beginReport() {
        choose("report");
        window.hook("report-dialog").awaitShown();
    }

    /** @param kind as the protocol calls it */
    public void report(String kind, String words) {
        beginReport();
        window.hook("report-" + kind).click();
        window.hook("report-text").fill(words);
        window.hook("report-send").click();
        window.hook("report-dialog").awaitGone();
    }

    /** Deletes the message for all, which is asked about. */
    public void delete() {
        choose("delete");
        window.hook("message-delete-confirm").click();
        window.hook("message-delete-confirm").awaitGone();
    }

    public void close() {
        window.hook("message-react").press(Keys.ESCAPE);
        window.hook("message-react").awaitGone();
    }

    private Hook item(String name) {
        return window.hook("message-" + name);
    }

    private void choose(String name) {
        item(name).click();
    }
}
