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
    void tellsEachMemberOfAGroupWhatCameOfItsCall(Scene scene) {
        var clara = scene.person("Clara");
        var claras = scene.logIn(clara);
        var borissPhone = scene.logIn(boris);
        var group = scene.api().createGroup(anna, "Choir", boris, clara);
        var annasCall = annas.chats().open(group).callWithVoice();
        boriss.incomingCall().accept();
        claras.incomingCall().decline();
        annasCall.awaitActive().ring(clara);
        claras.incomingCall();
        borissPhone.chats().open(group).continueCallHere().awaitActive();

        annasCall.hangUp();

        claras.awaitMissedCalls(1);
        boriss.awaitMissedCalls(0);
        var record = claras.chats().open(group).awaitCallRecord();
        assertThat(record.outcome()).isEqualTo("answered");
        assertThat(record.part()).isEqualTo("missed");
        assertThat(record.text()).contains("Missed voice call").contains("2 people");
        claras.callHistory().awaitLooks("missed");
        boriss.callHistory().awaitLooks("incoming");
        annas.callHistory().awaitLooks("outgoing");
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
