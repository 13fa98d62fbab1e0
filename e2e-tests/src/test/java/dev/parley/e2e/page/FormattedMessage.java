package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.environment.Waiting;

/** A message as its formatting shows it. */
public final class FormattedMessage {

    private final Hook text;

    FormattedMessage(Hook message) {
        this.text = message.inside("message-text");
    }

    /** Waits until these words are shown by this kind of element. */
    public FormattedMessage awaitElement(String element, String words) {
        Waiting.until(element + " of a message", text.part(element)::texts, texts -> texts.contains(words));
        return this;
    }

    /** Waits for a block of this code, its language named over it. */
    public FormattedMessage awaitCode(String language, String code) {
        var block = text.inside("message-code").where("data-language", language);
        Waiting.until("the code of a message", block.inside("message-code-text")::text, code::equals);
        return this;
    }

    /** Waits until the code is coloured. */
    public FormattedMessage awaitColours(String keyword) {
        Waiting.until("colours", text.part("pre .word")::texts, words -> words.contains(keyword));
        return this;
    }

    public FormattedMessage copyCode() {
        text.inside("message-code-copy").click();
        text.inside("message-code-copy").awaitAttribute("data-copied", "true");
        return this;
    }

    /** Waits until a spoiler is there, and what it covers is not in the page. */
    public FormattedMessage awaitCovered() {
        text.inside("message-spoiler").awaitAttribute("aria-expanded", "false");
        text.inside("message-spoiler-text").awaitGone();
        return this;
    }

    public FormattedMessage uncover(String words) {
        text.inside("message-spoiler").click();
        Waiting.until("a spoiler", text.inside("message-spoiler-text")::text, words::equals);
        return this;
    }

    public FormattedMessage cover() {
        text.inside("message-spoiler").click();
        return awaitCovered();
    }

    /** Waits until all of the text is exactly this, whatever it is shown by. */
    public FormattedMessage awaitWords(String words) {
        Waiting.until("the words of a message", text::text, words::equals);
        return this;
    }
}
