package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.NotificationRecorder;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.MainPage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four people in the call of a group, whose media go through the router. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class GroupCallE2E {

    /** With the four of them, more than are rung by themselves. */
    private static final int LARGE = 8;

    private Person anna;
    private Person boris;
    private Person clara;
    private Person dan;
    private String group;
    private MainPage annas;
    private MainPage boriss;
    private MainPage claras;
    private MainPage dans;

    @BeforeEach
    void fourAreInAGroup(Scene scene) {
        anna = scene.person("Anna");
        boris = scene.person("Boris");
        clara = scene.person("Clara");
        dan = scene.person("Dan");
        group = scene.api().createGroup(anna, "Choir", boris, clara, dan);
        annas = scene.logIn(anna);
        boriss = scene.logIn(boris);
        claras = scene.logIn(clara);
        dans = scene.logIn(dan);
    }

    @Test
    void everybodySeesAndHearsEverybodyWhoeverComesAndGoes() {
        var annasChat = annas.chats().open(group);
        var annasCall = annasChat.callWithVideo();
        var borissCall = boriss.incomingCall().acceptWithVideo();
        var clarasCall = claras.incomingCall().accept();
        dans.incomingCall().decline();
        var dansChat = dans.chats().open(group);
        dansChat.awaitCallGoingOn(3);
        var dansCall = dansChat.joinCall();

        annasCall.tiles().awaitCount(4).awaitPicture(boris).awaitSound(boris).awaitSound(clara).awaitSound(dan);
        borissCall.tiles().awaitCount(4).awaitPicture(anna).awaitSound(anna).awaitSound(clara).awaitSound(dan);
        for (CallWindow listening : List.of(clarasCall, dansCall)) {
            listening.tiles().awaitCount(4).awaitPicture(anna).awaitPicture(boris).awaitSound(anna).awaitSound(boris);
        }
        clarasCall.tiles().awaitFace(dan).awaitSound(dan);
        dansCall.tiles().awaitFace(clara).awaitSound(clara);

        clarasCall.setMuted(true);
        dansCall.setMuted(true);
        annasCall.tiles().awaitSpeaking(clara, false).awaitSpeaking(dan, false).awaitSpeaking(boris, true);
        borissCall.tiles().awaitSpeaking(clara, false).awaitSpeaking(anna, true);
        clarasCall.setMuted(false);
        dansCall.setMuted(false);
        annasCall.tiles().awaitSpeaking(clara, true).awaitSpeaking(dan, true);

        borissCall.hangUp();
        annasCall.tiles().awaitCount(3).awaitSound(dan);
        dansCall.tiles().awaitCount(3).awaitPicture(anna);
        var borissChat = boriss.chats().open(group);
        borissChat.awaitCallGoingOn(3);
        var borissAgain = borissChat.joinCall();
        borissAgain.tiles().awaitCount(4).awaitPicture(anna).awaitSound(clara);
        annasCall.tiles().awaitCount(4).awaitSound(boris);

        annasCall.minimise();
        annasChat.members().remove(clara);
        clarasCall.awaitEnded();
        assertThat(claras.isInCall()).isFalse();
        annasCall.expand();
        annasCall.tiles().awaitCount(3).awaitSound(boris);

        annasCall.hangUp();
        borissAgain.hangUp();
        dansCall.awaitEnded();
        dansChat.awaitNoCall();
    }

    @Test
    void ringsChosenMembersOfALargeGroupAndNotifiesTheOthers(Scene scene) {
        var others = Stream.generate(() -> scene.person("Member")).limit(LARGE);
        var members = Stream.concat(Stream.of(boris, clara, dan), others).toArray(Person[]::new);
        var large = scene.api().createGroup(anna, "Parish", members);
        var borissNotifications = NotificationRecorder.in(boriss.window(), scene.address());
        boriss.awaitOnline();

        var annasCall = annas.chats().open(large).callWithVoice().ring(clara);

        borissNotifications.await("Parish: Anna started a voice call");
        claras.incomingCall().decline();
        assertThat(dans.isRinging()).isFalse();
        dans.chats().open(large).awaitCallGoingOn(1);
        annasCall.hangUp();
        borissNotifications.await();
        assertThat(dans.chats().open(large).awaitCallRecord().part()).isEqualTo("none");
        assertThat(claras.chats().open(large).awaitCallRecord().part()).isEqualTo("declined");
    }
}
