package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.MainPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The owner and two members of a group in its call. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class CallHostsE2E {

    private Person anna;
    private Person boris;
    private Person clara;
    private MainPage annas;
    private MainPage boriss;
    private MainPage claras;
    private String group;
    private CallWindow annasCall;
    private CallWindow borissCall;
    private CallWindow clarasCall;

    @BeforeEach
    void threeTalk(Scene scene) {
        anna = scene.person("Anna");
        boris = scene.person("Boris");
        clara = scene.person("Clara");
        group = scene.api().createGroup(anna, "Council", boris, clara);
        annas = scene.logIn(anna);
        boriss = scene.logIn(boris);
        claras = scene.logIn(clara);
        annasCall = annas.chats().open(group).callWithVoice();
        borissCall = boriss.incomingCall().accept();
        clarasCall = claras.incomingCall().accept();
        annasCall.tiles().awaitCount(3).awaitSound(boris).awaitSound(clara);
        clarasCall.tiles().awaitCount(3).awaitSound(boris);
    }

    @Test
    void aHostMutesAsksRemovesAndEnds() {
        var people = annasCall.people().awaitOrder(anna, boris, clara);
        assertThat(clarasCall.people().powersOver(boris)).isEmpty();
        clarasCall.people().close();

        people.mute(boris).awaitMuted(boris, true);
        borissCall.awaitMuted(true);
        clarasCall.tiles().awaitSpeaking(boris, false);
        people.askToUnmute(boris);
        borissCall.unmuteAsAsked();
        people.awaitMuted(boris, false);
        clarasCall.tiles().awaitSound(boris).awaitSpeaking(boris, true);
        borissCall.setCamera(true);
        people.stopCamera(boris);
        borissCall.awaitCamera(false);

        people.remove(boris);
        borissCall.awaitEnded();
        clarasCall.tiles().awaitSound(anna);
        people.ringAgain(boris);
        boriss.incomingCall().accept().tiles().awaitCount(3).awaitSound(clara);
        clarasCall.tiles().awaitCount(3).awaitSound(boris);

        people.endForAll();
        borissCall.awaitEnded();
        clarasCall.awaitEnded();
    }

    @Test
    void handsGoUpInOrderAndReactionsAndTheChatAreBesideTheStage() {
        clarasCall.raiseHand();
        borissCall.raiseHand();
        var people = annasCall.people().awaitOrder(clara, boris, anna).awaitHand(clara, 1).awaitHand(boris, 2);
        borissCall.tiles().awaitHand(clara, 1);
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        people.lowerHand(clara).awaitOrder(boris, anna, clara);
        clarasCall.tiles().awaitHand(clara, 0).awaitHand(boris, 1);
        people.close();

        borissCall.react("celebrate");
        annasCall.awaitReaction(boris, "celebrate");
        clarasCall.awaitReaction(boris, "celebrate");

        // What the call covers is not read there.
        annasCall.fillScreen();
        clarasCall.minimise();
        var clarasChat = claras.chats().open(group).send("The agenda is in the files");
        var beside = annasCall.chatBeside(1);
        beside.awaitMessages("The agenda is in the files");
        assertThat(Accessibility.seriousFindings(annas.window())).isEmpty();
        beside.send("Thank you");
        clarasChat.awaitMessages("The agenda is in the files", "Thank you");
        annasCall.closeChatBeside();
        annasCall.tiles().awaitSound(clara);
    }
}
