package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import org.openqa.selenium.Keys;

/** Formatting of what is written in the composer. */
public final class ComposerFormat {

    private final ConversationPage conversation;
    private final Hook root;
    private final Hook input;

    ComposerFormat(ConversationPage conversation, Hook root) {
        this.conversation = conversation;
        this.root = root;
        this.input = root.inside("composer-input");
    }

    /** Selects so many characters before the caret. */
    public ComposerFormat selectBack(int characters) {
        for (int at = 0; at < characters; at++) {
            input.press(Keys.chord(Keys.SHIFT, Keys.ARROW_LEFT));
        }
        return this;
    }

    /** Presses Ctrl with a key. */
    public ComposerFormat press(String key) {
        input.press(Keys.chord(Keys.CONTROL, key));
        return this;
    }

    /** Opens the bar and presses a button of it. @param format as its test id says */
    public ComposerFormat byBar(String format) {
        if (!root.inside("format-bar").isShown()) {
            root.inside("composer-format").click();
        }
        root.inside("format-" + format).click();
        return this;
    }

    /** Types, with an Enter at each end of a line. */
    public ComposerFormat type(String... lines) {
        for (int at = 0; at < lines.length; at++) {
            if (at > 0) {
                input.press(Keys.ENTER);
            }
            input.press(lines[at]);
        }
        return this;
    }

    public ComposerFormat awaitWritten(String text) {
        conversation.awaitBegun(text);
        return this;
    }

    public ConversationPage send() {
        return conversation.sendBegun();
    }
}
