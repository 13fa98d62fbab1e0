package dev.parley.e2e.page;

import dev.parley.e2e.browser.Firefox;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.net.URI;
import java.time.Duration;

/** The page in Firefox, with what its tests do there: they are about media, and the page itself is tried in Chromium. */
public final class FirefoxPage {

    /** A browser that makes its first connection, on two busy cores. */
    private static final Duration MEDIA = Duration.ofSeconds(40);

    private final Firefox firefox;

    private FirefoxPage(Firefox firefox) {
        this.firefox = firefox;
    }

    public static FirefoxPage logIn(Firefox firefox, URI address, Person person) {
        firefox.visit(address.resolve("/login"));
        var page = new FirefoxPage(firefox);
        page.fill("login-username", person.username());
        page.fill("login-password", person.password());
        page.click("login-submit");
        page.awaitShown("chat-list");
        return page;
    }

    public FirefoxPage acceptWithVideo() {
        click("call-accept-video");
        awaitShown("call-window");
        return this;
    }

    public FirefoxPage hangUp() {
        click("call-hangup");
        return this;
    }

    /** Loads the page anew, as by F5, and goes back to the call. */
    public FirefoxPage reloadAndReturn() {
        firefox.reload();
        click("call-return-join");
        awaitShown("call-window");
        return this;
    }

    public FirefoxPage awaitEncrypted() {
        Waiting.until(
            "the shield to be on in Firefox",
            MEDIA,
            () -> attribute("call-shield", "data-encryption"),
            seen -> "on".equals(seen)
        );
        return this;
    }

    /** Waits until pictures of the person arrive and go on arriving. */
    public FirefoxPage awaitPicture(Person person) {
        awaitGrowth(person, "framesDecoded", 10);
        return this;
    }

    /** Waits until the person's screen is shown beside their camera. */
    public FirefoxPage awaitScreen(Person person) {
        Waiting.until(
            "the screen to be shown in Firefox",
            MEDIA,
            () -> screen(person),
            seen -> seen.matches("(?s)[1-9].*")
        );
        return this;
    }

    public FirefoxPage awaitSound(Person person) {
        awaitGrowth(person, "totalAudioEnergy", 0.001);
        return this;
    }

    private void awaitGrowth(Person person, String stat, double by) {
        double before = Math.max(0, stat(person, stat));
        Waiting.until(
            "%s of %s to grow in Firefox".formatted(stat, person.displayName()),
            MEDIA,
            () -> stat(person, stat),
            seen -> seen >= before + by
        );
    }

    /** -1 while there is none. */
    private double stat(Person person, String name) {
        var script = "return (await window.__parleyCall?.stats(arguments[0]))?.[arguments[1]] ?? -1";
        return firefox.run(script, person.id(), name).asDouble();
    }

    /** The pixels of the picture that is shown of the screen, and what comes at all, for when none is. */
    private String screen(Person person) {
        var script = """
        const tile = `[data-testid=call-tile][data-person="${arguments[0]}"][data-source=screen]`;
        const width = document.querySelector(`${tile} video`)?.videoWidth ?? 0;
        const words = document.querySelector(tile)?.textContent;
        return `${width} wide, ${words}, ${JSON.stringify(await window.__parleyCall?.stats(arguments[0]))}`;
        """;
        return firefox.run(script, person.id()).asString();
    }

    private void fill(String hook, String text) {
        awaitShown(hook);
        var script = """
        const field = document.querySelector(`[data-testid="${arguments[0]}"]`);
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
        """;
        firefox.run(script, hook, text);
    }

    private void click(String hook) {
        awaitShown(hook);
        firefox.run("document.querySelector(`[data-testid=\"${arguments[0]}\"]`).click()", hook);
    }

    private void awaitShown(String hook) {
        Waiting.until(hook + " to be shown in Firefox", MEDIA, () -> isShown(hook), seen -> seen);
    }

    private boolean isShown(String hook) {
        var script = """
        const found = document.querySelector(`[data-testid="${arguments[0]}"]`);
        return found !== null && found.checkVisibility() && !found.disabled;
        """;
        return firefox.run(script, hook).asBoolean();
    }

    private String attribute(String hook, String name) {
        var script =
            "return document.querySelector(`[data-testid=\"${arguments[0]}\"]`)?.getAttribute(arguments[1]) ?? ''";
        return firefox.run(script, hook, name).asString();
    }
}
