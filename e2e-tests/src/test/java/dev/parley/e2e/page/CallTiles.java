package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.util.Map;
import java.util.function.IntPredicate;

/** Everybody in a call of more than two; what comes from each is measured at the page's peer connection. */
public final class CallTiles {

    private final Window window;
    private final Hook tiles;

    CallTiles(Window window, Hook call) {
        this.window = window;
        tiles = call.inside("call-tile");
    }

    /** Waits until so many tiles are shown, one's own included. */
    public CallTiles awaitCount(int count) {
        Waiting.until("tiles in " + window, tiles::count, seen -> seen == count);
        return this;
    }

    /** Waits until pictures of the person arrive, go on arriving and are shown. */
    public CallTiles awaitPicture(Person person) {
        tiles.where("data-person", person.id()).awaitAttribute("data-picture", "true");
        awaitGrowth("pictures", person, "framesDecoded", 10);
        return this;
    }

    /** Waits until the person's picture is so many pixels high, and goes on. */
    public CallTiles awaitPictureHeight(Person person, IntPredicate height) {
        Waiting.until(
            "the height of the picture of " + person.displayName() + " in " + window,
            CallWindow.ADAPTS,
            () -> (int) stat(person, "frameHeight"),
            seen -> height.test(seen)
        );
        return awaitPicture(person);
    }

    /** Waits until the person's picture comes by this codec, such as {@code video/VP8}. */
    public CallTiles awaitCodec(Person person, String codec) {
        Waiting.until(
            "the codec of the picture of " + person.displayName() + " in " + window,
            () -> String.valueOf(stats(person).get("videoCodec")),
            codec::equals
        );
        return this;
    }

    public CallTiles awaitFace(Person person) {
        tiles.where("data-person", person.id()).awaitAttribute("data-picture", "false");
        return this;
    }

    /** Waits until the person's screen has a tile of its own, beside that of the person. */
    public CallTiles awaitScreen(Person person) {
        awaitScreenAlone(person);
        tiles.where("data-person", person.id()).where("data-source", "camera").awaitShown();
        return this;
    }

    /** Beside it there may be no room for the person's camera. */
    public CallTiles awaitScreenAlone(Person person) {
        tiles.where("data-person", person.id()).where("data-source", "screen").awaitShown();
        return this;
    }

    public CallTiles awaitNoScreen(Person person) {
        tiles.where("data-person", person.id()).where("data-source", "screen").awaitGone();
        return this;
    }

    public CallTiles awaitMuted(Person person, boolean muted) {
        tiles.where("data-person", person.id()).awaitAttribute("data-muted", Boolean.toString(muted));
        return this;
    }

    /** Waits until the person's voice arrives and goes on arriving. */
    public CallTiles awaitSound(Person person) {
        awaitGrowth("the voice", person, "totalAudioEnergy", 0.001);
        return this;
    }

    /** Waits until the person's hand has this place among those that are up, from 1; 0 where it is down. */
    public CallTiles awaitHand(Person person, int place) {
        tiles.where("data-person", person.id()).awaitAttribute("data-hand", String.valueOf(place));
        return this;
    }

    /** Waits until the glow says that the person speaks, or that they do not. */
    public CallTiles awaitSpeaking(Person person, boolean speaking) {
        tiles.where("data-person", person.id()).awaitAttribute("data-speaking", Boolean.toString(speaking));
        return this;
    }

    private void awaitGrowth(String what, Person person, String stat, double by) {
        double before = Math.max(0, stat(person, stat));
        Waiting.until(
            what + " of " + person.displayName() + " to arrive in " + window,
            () -> stat(person, stat),
            seen -> seen >= before + by
        );
    }

    /** -1 while there is none. */
    private double stat(Person person, String name) {
        return stats(person).get(name) instanceof Number number ? number.doubleValue() : -1;
    }

    private Map<?, ?> stats(Person person) {
        var stats = window.run("return window.__parleyCall?.stats(arguments[0]) ?? null", person.id());
        return stats instanceof Map<?, ?> map ? map : Map.of();
    }
}
