package dev.parley.e2e.page;

import dev.parley.e2e.browser.Hook;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The window of a call one is in; its media are measured at the peer connection and at the pixels shown. */
public final class CallWindow {

    static final String ROOT = "call-window";

    /** The router finds what a line bears by trying. */
    static final Duration ADAPTS = Duration.ofSeconds(45);

    /** Mean of red, green and blue of what the remote video shows now, 0 (black) to 255; -1 while it shows nothing. */
    private static final String BRIGHTNESS = """
    const video = document.querySelector(arguments[0]);
    if (!video || video.videoWidth === 0) return -1;
    const canvas = document.createElement('canvas');
    canvas.width = 32;
    canvas.height = 18;
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += data[i] + data[i + 1] + data[i + 2];
    return sum / (data.length / 4 * 3);
    """;

    private static final String CAMERA_GREEN = """
    const video = document.querySelector(arguments[0]);
    if (!video || video.videoWidth === 0) return 0;
    const canvas = document.createElement('canvas');
    canvas.width = 32;
    canvas.height = 18;
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
    let green = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 1] > 90 && data[i + 1] > 1.6 * data[i] && data[i + 1] > 1.6 * data[i + 2]) green++;
    }
    return green / (data.length / 4);
    """;

    private static final String PLACE = """
    const {x, y, width, height} = document.querySelector(`[data-testid=${arguments[0]}]`).getBoundingClientRect();
    return [x, y, width, height].map(Math.round);
    """;

    /** Those of these in whose middle something else is. */
    private static final String COVERED = """
    return arguments[0].filter((testId) => {
      const button = document.querySelector(`[data-testid=${testId}]`);
      const {x, y, width, height} = button.getBoundingClientRect();
      return !button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
    """;

    private final Window window;
    private final Hook root;
    private final Hook mute;
    private final Hook camera;
    private final Hook remoteVideo;

    CallWindow(Window window) {
        this.window = window;
        root = window.hook(ROOT);
        mute = root.inside("call-mute");
        camera = root.inside("call-camera");
        remoteVideo = root.inside("call-remote-video");
        root.awaitShown();
    }

    public CallWindow awaitState(String state) {
        root.awaitAttribute("data-call-state", state);
        return this;
    }

    /** @param shield {@code on} or {@code off} */
    public CallWindow awaitShield(String shield) {
        root.inside("call-shield").awaitAttribute("data-encryption", shield);
        return this;
    }

    /** Has the call recorded, which can be recorded. */
    public CallWindow startRecording() {
        root.inside("call-record").click();
        window.hook("call-record-confirm").click();
        root.inside("call-record").awaitAttribute("data-recording", "true");
        return this;
    }

    public CallWindow stopRecording() {
        root.inside("call-record").click();
        window.hook("call-record-confirm").click();
        return awaitNotRecorded();
    }

    /** Why the call cannot be recorded. */
    public String recordingRefused() {
        root.inside("call-record").click();
        return window.hook("call-record-encrypted").awaitShown().text();
    }

    /** @param answer to the question whether one wants to be recorded: {@code agree}, {@code decline} or {@code leave} */
    public CallWindow answerRecording(String answer) {
        var question = window.hook("recording-question").awaitShown();
        question.inside("recording-" + answer).click();
        question.awaitGone();
        return this;
    }

    public CallWindow awaitAskedToBeRecorded() {
        window.hook("recording-question").awaitShown();
        return this;
    }

    public boolean isAskedToBeRecorded() {
        return window.hook("recording-question").isShown();
    }

    /** For how long it has been recorded, as the red mark says. */
    public int recordedSeconds() {
        return root.inside("call-recording").attribute("data-seconds").map(Integer::parseInt).orElse(0);
    }

    /** Waits for the red mark. */
    public CallWindow awaitRecorded() {
        root.inside("call-recording").awaitShown();
        return this;
    }

    public CallWindow awaitNotRecorded() {
        root.inside("call-recording").awaitGone();
        return this;
    }

    public CallWindow awaitRecordedFor(int seconds) {
        Waiting.until("a recording of " + seconds + " s", this::recordedSeconds, elapsed -> elapsed >= seconds);
        return this;
    }

    /** What the shield says, opened. */
    public String shieldText() {
        root.inside("call-shield").click();
        var panel = window.hook("call-shield-panel").awaitShown();
        var text = panel.text();
        root.inside("call-shield").click();
        panel.awaitGone();
        return text;
    }

    /** The digits to compare with the other one, in a call of two. */
    public List<String> safetyCode() {
        root.inside("call-shield").click();
        var groups = window.hook("safety-digits").part("span");
        Waiting.until("the safety code", groups::count, count -> count == 6);
        var code = groups.texts();
        root.inside("call-shield").click();
        return code;
    }

    /** How many frames the worker of encryption has so dealt with: {@code sealed}, {@code sentPlain}, {@code refused}, … */
    public long frames(String dealtWith) {
        var count = window.run(
            "return window.__parleyCall.stats().then(stats => stats?.frames?.[arguments[0]] ?? -1)",
            dealtWith
        );
        return count instanceof Number number ? number.longValue() : -1;
    }

    /** Everybody, in a call of more than two. */
    public CallTiles tiles() {
        return new CallTiles(window, root);
    }

    /** Has members of the group rung, and waits until they are. */
    public CallWindow ring(Person... members) {
        root.inside("call-people-open").click();
        root.inside("call-ring-open").click();
        var dialog = window.hook("ring-members-dialog").awaitShown();
        for (Person member : members) {
            dialog.inside("user-option").where("data-username", member.username()).click();
            dialog.inside("member-chip").where("data-username", member.username()).awaitShown();
        }
        dialog.inside("ring-submit").click();
        dialog.awaitGone();
        root.inside("call-people-close").click();
        root.inside("call-ringing").awaitShown().awaitAttribute("data-count", String.valueOf(members.length));
        return this;
    }

    /** Adds somebody to the call of two, and waits until it rings for that one. */
    public CallWindow add(Person person) {
        root.inside("call-add-open").click();
        var dialog = window.hook("add-people-dialog").awaitShown();
        dialog.inside("user-search").fill(person.username());
        dialog.inside("user-option").where("data-username", person.username()).click();
        dialog.inside("member-chip").where("data-username", person.username()).awaitShown();
        dialog.inside("add-people-submit").click();
        dialog.awaitGone();
        root.inside("call-ringing").awaitShown();
        return this;
    }

    /** Counts what is played of a person's voice from now on. */
    public HeardSound listen(Person person) {
        return HeardSound.in(window, person);
    }

    /** The list of who is in the call, opened where it is not. */
    public CallPeople people() {
        return new CallPeople(window, root);
    }

    /** The chat of the call, opened beside it where it fills the screen; {@code unread} messages wait there before. */
    public ConversationPage chatBeside(int unread) {
        var open = root.inside("call-chat-open");
        open.awaitAttribute("data-unread", String.valueOf(unread));
        open.click();
        return ConversationPage.besideCall(window, root.inside("call-chat"));
    }

    public void closeChatBeside() {
        root.inside("call-chat-close").click();
        root.inside("call-chat").awaitGone();
        root.inside("call-fullscreen").click();
        awaitMode("floating");
    }

    public CallWindow raiseHand() {
        root.inside("call-reactions").click();
        window.hook("call-hand").click();
        root.inside("call-reactions").awaitAttribute("data-hand", "true");
        return this;
    }

    public CallWindow react(String reaction) {
        root.inside("call-reactions").click();
        window.hook("call-react-" + reaction).click();
        return this;
    }

    public CallWindow awaitReaction(Person by, String reaction) {
        root.inside("call-reaction").where("data-person", by.id()).awaitAttribute("data-reaction", reaction);
        return this;
    }

    /** A host asks for the microphone, which the person switches on. */
    public void unmuteAsAsked() {
        var asked = window.hook("call-unmute-asked").awaitShown();
        awaitMuted(true);
        asked.inside("call-unmute-now").click();
        asked.awaitGone();
        awaitMuted(false);
    }

    public CallWindow awaitActive() {
        return awaitState("active");
    }

    public void awaitEnded() {
        root.awaitGone();
    }

    public String kind() {
        return root.attribute("data-kind").orElse("");
    }

    /** Waits until the other's pictures arrive, go on arriving and are to be seen. */
    public void awaitPictures() {
        var first = framesDecoded();
        Waiting.until("pictures to arrive in " + window, this::framesDecoded, seen -> seen >= first + 10);
        Waiting.until("the other to be seen in " + window, this::brightness, seen -> seen > 10);
    }

    /** Waits until the other's voice arrives and is louder at times and softer at times, as the tone is. */
    public void awaitSound() {
        var audible = new ArrayList<Double>();
        Waiting.until(
            "sound to swell in " + window,
            () -> {
                Optional.of(stat("audioLevel"))
                    .filter(level -> level > 0.02)
                    .ifPresent(audible::add);
                return List.copyOf(audible);
            },
            levels -> highest(levels) - lowest(levels) > 0.05
        );
        var before = stat("totalAudioEnergy");
        Waiting.until("sound to go on in " + window, () -> stat("totalAudioEnergy"), seen -> seen > before);
    }

    /** Waits until any sound of the other arrives, and goes on arriving. */
    public void awaitAnySound() {
        var before = Math.max(0, stat("totalAudioEnergy"));
        Waiting.until("sound to arrive in " + window, () -> stat("totalAudioEnergy"), seen -> seen > before + 0.001);
    }

    /** Waits until what arrives of the other's voice is silence. */
    public void awaitHush() {
        Waiting.until("silence in " + window, () -> stat("audioLevel"), seen -> seen >= 0 && seen < 0.005);
    }

    public void awaitOtherMuted(boolean muted) {
        var mark = root.inside("call-remote-muted");
        if (muted) {
            mark.awaitShown();
        } else {
            mark.awaitGone();
        }
    }

    /** Waits until the page says that the other's picture is paused as one's own line is slow, or that no more. */
    public void awaitOtherPaused(boolean paused) {
        var mark = root.inside("call-remote-paused");
        if (paused) {
            Waiting.until("a pause in " + window, ADAPTS, mark::isShown, shown -> shown);
        } else {
            Waiting.until("the end of the pause in " + window, ADAPTS, mark::isShown, shown -> !shown);
        }
    }

    /** Waits until the other's picture is so many pixels high, and goes on. */
    public void awaitPictureHeight(IntPredicate height) {
        Waiting.until(
            "the height of the picture in " + window,
            ADAPTS,
            () -> (int) stat("frameHeight"),
            seen -> height.test(seen)
        );
        awaitPictures();
    }

    public void awaitOtherCamera(boolean on) {
        remoteVideo.awaitAttribute("data-on", Boolean.toString(on));
    }

    /** Waits until the page says that a device is not to be had. */
    public void awaitNotice(String device, String state) {
        root.inside("call-notice")
            .awaitShown()
            .awaitAttribute("data-" + device, state);
    }

    public void awaitDuration(int seconds) {
        Waiting.until(
            "the call to last in " + window,
            () -> root.inside("call-duration").attribute("data-seconds").map(Integer::valueOf).orElse(0),
            seen -> seen >= seconds
        );
    }

    public void setMuted(boolean muted) {
        if (!mute.attribute("aria-pressed").equals(Optional.of(Boolean.toString(muted)))) {
            mute.click();
        }
        mute.awaitAttribute("aria-pressed", Boolean.toString(muted));
    }

    public void setCamera(boolean on) {
        camera.click();
        camera.awaitAttribute("aria-pressed", Boolean.toString(on));
    }

    /** Presses keys while the window has the focus. */
    public CallWindow press(CharSequence... keys) {
        root.press(keys);
        return this;
    }

    public void awaitMuted(boolean muted) {
        mute.awaitAttribute("aria-pressed", Boolean.toString(muted));
    }

    public void awaitCamera(boolean on) {
        camera.awaitAttribute("aria-pressed", Boolean.toString(on));
    }

    public void awaitMode(String mode) {
        root.awaitAttribute("data-mode", mode);
    }

    public void minimise() {
        root.inside("call-minimise").click();
        awaitMode("minimised");
    }

    public void expand() {
        root.inside("call-expand").click();
        awaitMode("floating");
    }

    /** The pointer goes on moving over it: when it rests the buttons hide. */
    public CallWindow fillScreen() {
        root.inside("call-fullscreen").click();
        awaitMode("full");
        window.run(
            """
            const panel = document.querySelector(`[data-testid="${arguments[0]}"]`);
            setInterval(() => panel.dispatchEvent(new PointerEvent('pointermove')), 500);""",
            ROOT
        );
        return this;
    }

    public void fillScreenNoMore() {
        root.inside("call-fullscreen").click();
        awaitMode("floating");
    }

    /** Pulls an edge or corner, named as in {@code data-edge}. */
    public void pull(String edge, int dx, int dy) {
        root.inside("call-edge").where("data-edge", edge).drag(dx, dy);
    }

    /** Moves it by its upper edge. */
    public void move(int dx, int dy) {
        root.drag(60, 40, dx, dy);
    }

    /** Where it is, once it has come to rest. */
    public Place place() {
        window.awaitStillness();
        var sides = (List<?>) Objects.requireNonNull(window.run(PLACE, ROOT));
        var pixels = sides
            .stream()
            .mapToInt(each -> ((Number) each).intValue())
            .toArray();
        return new Place(pixels[0], pixels[1], pixels[2], pixels[3]);
    }

    /** Waits until nothing lies over these buttons of the page. */
    public void awaitUncovered(String... testIds) {
        window.awaitStillness();
        Waiting.until(
            "no button to be covered in " + window,
            () -> window.run(COVERED, List.of(testIds)),
            List.of()::equals
        );
    }

    /** Waits until the bars say what keeps the connection from being good. */
    public void awaitCause(String... causes) {
        Waiting.until(
            "the cause of a poor connection in " + window,
            () -> root.inside("call-quality").attribute("data-cause").orElse(""),
            List.of(causes)::contains
        );
    }

    /** What the bars say to somebody who does not see them. */
    public String qualityInWords() {
        return root.inside("call-quality").attribute("aria-label").orElse("");
    }

    public String awaitPoorConnection() {
        return root.inside("call-poor").awaitShown().text();
    }

    /** Says who cannot hear, or why. */
    public String awaitCannotHear() {
        return root.inside("cannot-hear").awaitShown().text();
    }

    public void awaitEverybodyHears() {
        root.inside("cannot-hear").awaitGone();
    }

    public void shareScreen() {
        root.inside("call-screen").click();
        root.inside("call-screen").awaitAttribute("aria-pressed", "true");
        root.inside("call-sharing").awaitShown();
    }

    /** Waits until the person sees what of the own screen the others see. */
    public void awaitOwnScreen() {
        root.inside("call-local-screen").awaitShown();
    }

    public void stopSharing() {
        root.inside("call-screen").click();
        awaitSharingEnded();
    }

    public void awaitSharingEnded() {
        root.inside("call-screen").awaitAttribute("aria-pressed", "false");
        root.inside("call-sharing").awaitGone();
    }

    /** Waits until the other's screen is shown and moves. */
    public void awaitOthersScreen() {
        root.inside("call-remote-screen").awaitShown();
        var first = stat("screenFramesDecoded");
        Waiting.until(
            "the other's screen in " + window,
            () -> stat("screenFramesDecoded"),
            seen -> seen > Math.max(0, first)
        );
    }

    /** What zooms the screen that is shown large. */
    public ScreenZoom zoom() {
        return new ScreenZoom(root);
    }

    public void awaitNoScreen() {
        root.inside("call-remote-screen").awaitGone();
    }

    /** Waits until the bars say how good the connection is. */
    public void awaitQuality(String level) {
        root.inside("call-quality").awaitAttribute("data-level", level);
    }

    /** Opens the details of the connection and returns what they say. */
    public String qualityDetails() {
        root.inside("call-quality").click();
        var details = root.inside("call-quality-details").awaitShown();
        Waiting.until("measures in " + window, details::text, text -> text.contains("ms"));
        return details.text();
    }

    public void awaitOtherSpeaking(boolean speaking) {
        root.inside("call-stage").awaitAttribute("data-speaking", Boolean.toString(speaking));
    }

    public void moveSelfView(CharSequence key, String corner) {
        root.inside("call-self-view").press(key);
        root.inside("call-self-view").awaitAttribute("data-corner", corner);
    }

    /** Takes the offer to turn one's own camera on, as the other has. */
    public void acceptCameraInvite() {
        window.hook("toast-camera").click();
        awaitCamera(true);
    }

    /** @param device {@code microphone} or {@code camera} */
    public DevicePopover devices(String device) {
        root.inside("call-" + device + "-devices").click();
        return new DevicePopover(window);
    }

    /** Waits until the hint of push to talk tells whether one is heard. */
    public void awaitPushToTalk(boolean held) {
        root.inside("push-to-talk-hint").awaitShown().awaitAttribute("data-held", Boolean.toString(held));
    }

    /** Opens what tells how to mend a device that is not to be had. */
    public DevicePopover help() {
        root.inside("call-notice-help").click();
        return new DevicePopover(window);
    }

    public boolean showsOwnCamera() {
        return root.inside("call-local-video").isShown();
    }

    public void hangUp() {
        root.inside("call-hangup").click();
        awaitEnded();
    }

    public long framesDecoded() {
        return (long) stat("framesDecoded");
    }

    /** How much of what the remote video shows now is the green of Chromium's fake camera, 0 to 1. */
    public double shareOfCameraGreen() {
        var share = window.run(CAMERA_GREEN, "[data-testid=\"call-remote-video\"]");
        return ((Number) Objects.requireNonNull(share)).doubleValue();
    }

    public double brightness() {
        var seen = window.run(BRIGHTNESS, "[data-testid=\"call-remote-video\"]");
        return ((Number) Objects.requireNonNull(seen)).doubleValue();
    }

    /** The kind of the address that the media leave from: {@code host}, {@code srflx}, {@code prflx} or {@code relay}. */
    public String wayOfMedia() {
        return Waiting.until(
            "a way of the media in " + window,
            () -> window.run("return window.__parleyCall.stats().then((stats) => stats?.candidateType ?? null)"),
            Objects::nonNull
        ).toString();
    }

    /** Waits until the media go that way: {@code direct} or {@code router}. */
    public void awaitPath(String path) {
        root.awaitAttribute("data-media-path", path);
    }

    public String callId() {
        return root.attribute("data-call-id").orElse("");
    }

    /** Waits until the server has lost sight of the other, whose return it awaits. */
    public void awaitNobodyElse() {
        Waiting.until("nobody else in the call in " + window, () -> stat("others"), others -> others == 0);
    }

    /** Where the window is, in pixels. */
    public record Place(int x, int y, int width, int height) {}

    /** A number of the page's call statistics, -1 while there are none. */
    private double stat(String name) {
        var stats = window.run("return window.__parleyCall?.stats() ?? null");
        return stats instanceof Map<?, ?> map && map.get(name) instanceof Number number ? number.doubleValue() : -1;
    }

    private static double highest(List<Double> levels) {
        return levels.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static double lowest(List<Double> levels) {
        return levels.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }
}
