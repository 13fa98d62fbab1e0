package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.Keys;

/** The files of a conversation: those picked in the composer and those of its messages. */
public final class ConversationFiles {

    /** The width in pixels of the file that an image shows, 0 while it shows none. */
    private static final String NATURAL_WIDTH = "return document.querySelector(arguments[0])?.naturalWidth ?? 0";

    private static final String HAS_PLAYED = "return (document.querySelector(arguments[0])?.currentTime ?? 0) > 0";

    /** Seeks to a second before the time, and tells whether it is played beyond it, with pictures where it is a video. */
    private static final String PLAYS_AT = """
    const player = document.querySelector(`${arguments[0]}[data-testid=attachment-player]`);
    if (!player || !(player.duration >= arguments[1])) return false;
    if (!player.dataset.sought) {
      player.dataset.sought = 'true';
      player.currentTime = arguments[1] - 1;
      void player.play();
    }
    const seen = arguments[0] === 'audio' || player.getVideoPlaybackQuality().totalVideoFrames > 3;
    return seen && player.currentTime >= arguments[1] - 0.5;
    """;

    private static final String THINNEST =
        "const { width, height } = document.querySelector(arguments[0]).getBoundingClientRect();" +
        "return Math.floor(Math.min(width, height))";

    private final Window window;
    private final Hook input;
    private final Hook picked;
    private final Hook image;
    private final Hook tile;
    private final Hook viewer;

    /** @param conversation the part of the page in which the messages are */
    ConversationFiles(Window window, Hook conversation) {
        this.window = window;
        input = conversation.inside("composer-file-input");
        picked = conversation.inside("composer-file");
        image = conversation.inside("attachment-image");
        tile = conversation.inside("attachment-file");
        viewer = window.hook("image-viewer");
    }

    /** Picks files for the next message, and waits until they are uploaded. */
    public ConversationFiles pick(Path... files) {
        input.pick(List.of(files));
        Waiting.until(
            "the picked files in " + window + " to be ready",
            () -> picked.attributes("data-state"),
            states -> states.size() == files.length && states.stream().allMatch("ready"::equals)
        );
        return this;
    }

    /** Waits until these are picked and uploaded, by their names. */
    public ConversationFiles awaitPicked(String... names) {
        Waiting.until(
            "the picked files in " + window,
            () -> picked.where("data-state", "ready").attributes("data-name"),
            List.of(names)::equals
        );
        return this;
    }

    /** The id of the one file that is picked. */
    public String pickedId() {
        return picked.attribute("data-id").orElseThrow();
    }

    /** Waits until the one image of the conversation is to be seen. */
    public ConversationFiles awaitImage() {
        image.awaitAttribute("data-loaded", "true");
        awaitPixels("attachment-image");
        return this;
    }

    /** Waits until these are the files that are no images, by their names. */
    public ConversationFiles awaitFiles(String... names) {
        Waiting.until("the files in " + window, () -> tile.inside("attachment-name").texts(), List.of(names)::equals);
        return this;
    }

    /** Waits until there are so many files that are no images; returns their names. */
    public List<String> awaitFiles(int count) {
        return Waiting.until(
            "the files in " + window,
            () -> tile.inside("attachment-name").texts(),
            names -> names.size() == count
        );
    }

    /**
     * Plays the first recorded file of a kind from near its end, and waits until it goes on there.
     *
     * @param kind {@code audio} or {@code video}
     * @param seconds as long it is at least
     */
    public void playRecorded(String kind, int seconds) {
        playRecorded(tile.where("data-kind", kind), kind, seconds);
    }

    /** As {@link #playRecorded}, of the video with this name. */
    public void playRecordedVideo(String name, int seconds) {
        int place = tile.inside("attachment-name").texts().indexOf(name);
        playRecorded(tile.where("data-id", tile.attributes("data-id").get(place)), "video", seconds);
    }

    private void playRecorded(Hook file, String kind, int seconds) {
        file.inside("attachment-play").click();
        Waiting.until(
            "the recorded " + kind + " in " + window + " to play",
            () -> (Boolean) Objects.requireNonNull(window.run(PLAYS_AT, kind, seconds)),
            Boolean::booleanValue
        );
    }

    /** How the files that are no images are offered, each {@code audio}, {@code video} or {@code file}. */
    public List<String> kinds() {
        return tile.attributes("data-kind");
    }

    /** Plays the one file that can be played, and waits until it goes on. */
    public ConversationFiles play() {
        tile.inside("attachment-play").click();
        Waiting.until(
            "the player in " + window + " to play",
            () -> (Boolean) Objects.requireNonNull(window.run(HAS_PLAYED, "[data-testid=attachment-player]")),
            Boolean::booleanValue
        );
        return this;
    }

    /** Asks for the one file that looks as if it could be played, and waits until it turns out to be a download. */
    public ConversationFiles failToPlay() {
        tile.inside("attachment-play").click();
        tile.awaitAttribute("data-kind", "file");
        return this;
    }

    /** Whether the one image says that it would move, and as which kind. */
    public String stillMark() {
        return image.inside("attachment-still").text();
    }

    /** The least of width and height, in pixels, that the one image has on the screen. */
    public long thinnestOfImage() {
        return thinnest("attachment-image");
    }

    public long thinnestOfViewer() {
        return thinnest("image-viewer");
    }

    private long thinnest(String testId) {
        return (Long) Objects.requireNonNull(window.run(THINNEST, "[data-testid=" + testId + "] img"));
    }

    /** Opens the one image over the page. */
    public ConversationFiles openImage() {
        image.click();
        viewer.awaitAttribute("data-loaded", "true");
        awaitPixels("image-viewer");
        return this;
    }

    public ConversationFiles closeImage() {
        viewer.press(Keys.ESCAPE);
        viewer.awaitGone();
        return this;
    }

    public String imageId() {
        return image.attribute("data-id").orElseThrow();
    }

    public String fileId() {
        return tile.attribute("data-id").orElseThrow();
    }

    private void awaitPixels(String testId) {
        Waiting.until(
            testId + " in " + window + " to have pixels",
            () -> (Long) Objects.requireNonNull(window.run(NATURAL_WIDTH, "[data-testid=" + testId + "] img")),
            width -> width > 0
        );
    }
}
