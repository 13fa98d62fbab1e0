package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.environment.Waiting;
import java.util.List;

/** The slash commands of a conversation: those that the composer offers, and what became of those that were run. */
public final class SlashCommandsPart {

    private final Hook root;
    private final Hook runs;

    SlashCommandsPart(Hook root) {
        this.root = root;
        this.runs = root.inside("run");
    }

    /** Waits until the composer offers exactly these, in this order. */
    public SlashCommandsPart awaitOffered(String... names) {
        var options = root.inside("slash-option");
        Waiting.until("the commands offered", () -> options.attributes("data-name"), List.of(names)::equals);
        return this;
    }

    /** Chooses one by the mouse. */
    public SlashCommandsPart choose(String name) {
        root.inside("slash-option").where("data-name", name).click();
        root.inside("slash-list").awaitGone();
        return this;
    }

    /** Waits until a run of this command waits for its bot. */
    public SlashCommandsPart awaitWaiting(String name) {
        runs.where("data-command", name).awaitAttribute("data-state", "waiting");
        return this;
    }

    /** Waits for a private answer, which says that nobody else sees it. */
    public SlashCommandsPart awaitPrivate(String text) {
        var answer = root.inside("private-answer").inside("message-text");
        Waiting.until("the private answer", answer::texts, texts -> texts.contains(text));
        runs.inside("run-private").awaitShown();
        return this;
    }

    public SlashCommandsPart dismiss() {
        runs.inside("run-dismiss").click();
        return awaitNone();
    }

    /** Waits until nothing that was run is to be seen. */
    public SlashCommandsPart awaitNone() {
        runs.awaitGone();
        return this;
    }

    /** Waits until a message says that this command was used by this user. */
    public void awaitUsed(String name, String userId) {
        root.inside("message-run").where("data-command", name).where("data-user-id", userId).awaitShown();
    }
}
