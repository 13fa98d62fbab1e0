package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.ConversationPage;
import dev.parley.e2e.page.MainPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EndToEnd
@Tag(SceneExtension.MEDIA)
class CallHistoryE2E {

    private Person boris;
    private MainPage annas;
    private MainPage boriss;
    private ConversationPage annasChat;

    @BeforeEach
    void annaHasOpenedHerChatWithBoris(Scene scene) {
        boris = scene.person("Boris");
        annas = scene.logIn(scene.person("Anna"));
        boriss = scene.logIn(boris);
        annasChat = annas.chats().openPersonal(boris);
    }

    @Test
    void countsAMissedCallOnAllDevicesUntilOneLooks(Scene scene) {
        var otherDevice = scene.logIn(boris);
        giveUp();

        boriss.awaitMissedCalls(1);
        otherDevice.awaitMissedCalls(1);
        annas.awaitMissedCalls(0);

        boriss.callHistory().awaitLooks("missed");
        boriss.awaitMissedCalls(0);
        otherDevice.awaitMissedCalls(0);
        annas.callHistory().awaitLooks("cancelled");
    }

    @Test
    void callsBackFromTheHistoryAndFromTheChat() {
        giveUp();
        var history = boriss.callHistory().awaitLooks("missed");

        var borissCall = history.callBackWithVideo();
        var incoming = annas.incomingCall();
        assertThat(incoming.kind()).isEqualTo("video");
        incoming.decline();
        borissCall.awaitEnded();
        history.awaitLooks("refused", "missed");

        var borissChat = history.openChat();
        borissChat.callBack();
        var annasCall = annas.incomingCall().accept();
        annasCall.awaitActive();
        annasCall.hangUp();
        borissChat.callHistory().awaitLooks("outgoing", "refused", "missed");
    }

    @Test
    void listsTheCallsForEverybody() {
        giveUp();
        boriss.callHistory().awaitLooks("missed");
        assertThat(Accessibility.seriousFindings(boriss.window())).isEmpty();
        boriss.settings().paint("light").close();
        assertThat(Accessibility.seriousFindings(boriss.window())).isEmpty();
    }

    private void giveUp() {
        var annasCall = annasChat.callWithVoice();
        boriss.incomingCall();
        annasCall.hangUp();
        boriss.awaitSilence();
    }
}
