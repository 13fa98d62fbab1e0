package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.CallWindow.Place;
import dev.parley.e2e.page.ConversationPage;
import dev.parley.e2e.page.HeardSound;
import dev.parley.e2e.page.MainPage;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

@EndToEnd
@Tag(SceneExtension.MEDIA)
class CallWindowE2E {

    /** A page that nobody looks at, and that notes what it shows on the desktop. */
    private static final String UNSEEN = """
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    window.notified = [];
    window.Notification = class {
        static permission = 'granted';
        constructor(title, { body }) {
            Object.assign(this, { title, body });
            window.notified.push(this);
        }
        close() {
            this.closed = true;
        }
    };
    """;

    private static final String NOTIFIED =
        "return window.notified.map(each => `${each.title}: ${each.body}${each.closed ? ' (closed)' : ''}`)";

    /** Stops what the microphone sends, as a fault would, or goes on with it. */
    private static final String SEND_MICROPHONE = """
    const kept = (window.__kept ??= new Map());
    for (const sender of window.__connections.flatMap((each) => each.getSenders())) {
        if (sender.track?.kind === 'audio' || kept.has(sender)) {
            kept.set(sender, sender.track ?? kept.get(sender));
            void sender.replaceTrack(arguments[0] ? kept.get(sender) : null);
        }
    }
    """;

    private Person anna;
    private Person boris;
    private MainPage annas;
    private MainPage boriss;
    private ConversationPage annasChat;

    @BeforeEach
    void annaHasOpenedHerChatWithBoris(Scene scene) {
        anna = scene.person("Anna");
        boris = scene.person("Boris");
        annas = scene.logIn(anna);
        boriss = scene.logIn(boris);
        annasChat = annas.chats().openPersonal(boris);
    }

    @Test
    void letsOneChatOnWhileItIsMinimised() {
        var annasCall = call();

        annasCall.minimise();
        annasChat.send("Can you see this?").awaitMessages("Can you see this?");
        boriss.chats().open(annasChat.chatId()).awaitMessages("Can you see this?");
        annasCall.awaitActive();
        annasCall.expand();
        annasCall.hangUp();
    }

    @Test
    void obeysItsKeysButNotWhatIsTyped() {
        var annasCall = call();

        annasCall.press("m").awaitMuted(true);
        annasCall.press("m").awaitMuted(false);
        annasCall.press("v").awaitCamera(true);
        annasCall.press("v").awaitCamera(false);
        annasCall.press("f").awaitMode("full");
        annasCall.press(Keys.ESCAPE).awaitMode("floating");
        annasChat.send("Vim, for mmm fun").awaitMessages("Vim, for mmm fun");
        annasCall.awaitMuted(false);
        annasCall.awaitCamera(false);
        annasCall.awaitMode("floating");
        annasCall.hangUp();
    }

    @Test
    void keepsItsPlaceAndSizeAfterAReload() {
        var annasCall = call();
        annasCall.move(-200, 60);
        annasCall.pull("s", 0, 120);
        annasCall.pull("w", -60, 0);
        var place = annasCall.place();

        annasCall.minimise();
        annasCall.expand();
        assertThat(annasCall.place()).isEqualTo(place);
        annas.window().reload();
        var returned = annas.returnToCall();
        returned.awaitActive();
        assertThat(returned.place()).isEqualTo(place);
        assertThat(place.height()).isGreaterThan(400);
        returned.hangUp();
    }

    @ParameterizedTest
    @CsvSource({ "1440, 900", "1280, 720" })
    void leavesTheComposerAndTheHeadOfAPanelFree(int width, int height) {
        annas.window().resize(width, height);
        var annasCall = call();
        annasCall.awaitUncovered("composer-send");
        var home = annasCall.place();
        var panel = annasChat.search();
        annasCall.awaitUncovered("composer-send", "chat-search-close", "chat-search-input");
        assertThat(annasCall.place().x() + annasCall.place().width())
            .as("beside the panel")
            .isLessThan(width - 380);

        annasCall.move(300, 500);
        annasCall.awaitUncovered("composer-send", "chat-search-close");
        annasCall.pull("s", 0, 400);
        annasCall.awaitUncovered("composer-send", "chat-search-close");
        annasCall.move(0, -600);
        annasCall.awaitUncovered("composer-send", "chat-search-close");

        panel.close();
        annasChat.send("All of it can be used").awaitMessages("All of it can be used");
        assertThat(annasCall.place().width()).isEqualTo(home.width());
        annasCall.hangUp();
    }

    @Test
    void tellsWhoeverSpeaksThatTheOtherCannotHear() {
        annas.window().runBeforeEachPage(HeardSound.RECORD_CONNECTIONS);
        annas.window().reload();
        annas.awaitOnline();
        annasChat = annas.chats().openPersonal(boris);
        var annasCall = call();
        annasCall.awaitEverybodyHears();

        annas.window().run(SEND_MICROPHONE, false);
        assertThat(annasCall.awaitCannotHear()).isEqualTo(boris.displayName() + " cannot hear you.");

        annas.window().run(SEND_MICROPHONE, true);
        annasCall.awaitEverybodyHears();
        annasCall.hangUp();
    }

    @Test
    void declinesWithAMessage() {
        annasChat.callWithVoice();
        var quick = boriss.incomingCall().declineWithQuickText();
        annasChat.awaitMessages(quick);
        assertThat(annasChat.awaitCallRecord().outcome()).isEqualTo("declined");
        annas.call().awaitEnded();

        annasChat.callWithVoice();
        boriss.incomingCall().declineWith("In the <b>library</b>");
        annasChat.awaitMessages(quick, "In the <b>library</b>");
    }

    @Test
    void answersAndDeclinesByKey() {
        var annasCall = annasChat.callWithVoice();
        boriss.incomingCall().declineByKey();
        annasCall.awaitEnded();

        annasCall = annasChat.callWithVoice();
        boriss.incomingCall().acceptByKey().awaitActive();
        annasCall.awaitActive();
        annasCall.hangUp();
    }

    @Test
    void tellsOnTheDesktopOfACallThatNobodySees() {
        var window = boriss.window();
        window.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", UNSEEN));
        window.reload();
        boriss.awaitOnline();

        var annasCall = annasChat.callWithVoice();
        awaitNotifications(window, "Anna: Incoming voice call");
        awaitTitle(window, title -> title.contains("Anna"));
        awaitTitle(window, title -> !title.contains("Anna"));
        awaitTitle(window, title -> title.contains("Anna"));
        annasCall.hangUp();
        awaitNotifications(window, "Anna: Incoming voice call (closed)");
    }

    @Test
    void offersTheCameraWhenTheOtherTurnsItOn() {
        var annasCall = annasChat.callWithVoice();
        var borissCall = boriss.incomingCall().accept();
        borissCall.awaitActive();
        annasCall.awaitActive();

        annasCall.setCamera(true);
        borissCall.acceptCameraInvite();
        annasCall.awaitPictures();
        borissCall.awaitPictures();
        borissCall.moveSelfView(Keys.ARROW_UP, "top-end");
        borissCall.setCamera(false);
        annasCall.awaitOtherCamera(false);
        annasCall.hangUp();
    }

    @Test
    void tellsWhoSpeaksAndHowTheConnectionIs() {
        var annasCall = annasChat.callWithVoice();
        var borissCall = boriss.incomingCall().accept();
        annasCall.awaitActive();

        annasCall.awaitOtherSpeaking(true);
        borissCall.setMuted(true);
        annasCall.awaitOtherSpeaking(false);
        assertThat(annasCall.qualityDetails()).contains("direct", "UDP");
        annasCall.hangUp();
    }

    @Test
    void fillsAPhoneAndIsABarAtItsTopWhileOneChats(Scene scene) {
        var clara = scene.person("Clara");
        var claras = scene.logInOnPhone(clara);
        var annasCall = annas.chats().openPersonal(clara).callWithVoice();
        var clarasCall = claras.incomingCall().accept();
        clarasCall.awaitActive();
        assertThat(clarasCall.place()).isEqualTo(new Place(0, 0, 390, 844));

        clarasCall.minimise();
        var bar = clarasCall.place();
        assertThat(bar).isEqualTo(new Place(0, 0, 390, bar.height()));
        assertThat(bar.height()).isLessThan(80);
        var clarasChat = claras.chats().open(annas.conversation().chatId());
        clarasChat.sendByButton("From the phone");
        annas.conversation().awaitMessages("From the phone");
        clarasCall.expand();
        clarasCall.hangUp();
        annasCall.awaitEnded();
    }

    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void isOpenToEverybody(String theme) {
        annas.settings().paint(theme).close();
        boriss.settings().paint(theme).close();
        var annasCall = annasChat.callWithVideo();
        var incoming = boriss.incomingCall();
        expectAccessible("a call that rings", boriss.window());
        incoming.openAnswers();
        expectAccessible("texts to decline with", boriss.window());
        incoming.acceptWithVideo().awaitActive();
        annasCall.awaitPictures();
        annasCall.qualityDetails();
        expectAccessible("the call window", annas.window());
        annasCall.minimise();
        expectAccessible("the minimised call", annas.window());
        annasCall.expand();
        annasCall.hangUp();
    }

    private CallWindow call() {
        var annasCall = annasChat.callWithVoice();
        boriss.incomingCall().accept().awaitActive();
        annasCall.awaitActive();
        return annasCall;
    }

    private static void awaitNotifications(Window window, String... expected) {
        Waiting.until("notifications of " + window, () -> window.run(NOTIFIED), List.of(expected)::equals);
    }

    private static void awaitTitle(Window window, Predicate<String> wanted) {
        Waiting.until("the title of " + window, () -> String.valueOf(window.run("return document.title")), wanted);
    }

    private static void expectAccessible(String place, Window window) {
        window.awaitStillness();
        assertThat(Accessibility.seriousFindings(window)).as(place).isEmpty();
    }
}
