package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.HeardSound;
import dev.parley.e2e.page.MainPage;
import dev.parley.e2e.page.PlayedMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What comes to whom in the call of a group: from cameras and voices, from screens, and from those who have no devices. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class GroupCallMediaE2E {

    private record Participant(Person person, MainPage page, CallWindow call) {
        Window window() {
            return page.window();
        }
    }

    private final List<Participant> present = new ArrayList<>();

    @Test
    void threeSeeAndHearEachOtherAndTwoScreensAndWhoIsRemovedGetsNothingMore(Scene scene) {
        var people = Stream.of("Anna", "Boris", "Clara").map(scene::person).toList();
        var group = scene.api().createGroup(people.getFirst(), "Three", people.subList(1, 3).toArray(Person[]::new));
        var pages = people
            .stream()
            .map(person -> logIn(scene, person))
            .toList();
        var first = pages.getFirst();
        present.add(new Participant(people.getFirst(), first, first.chats().open(group).callWithVideo()));
        for (int i = 1; i < people.size(); i++) {
            present.add(new Participant(people.get(i), pages.get(i), pages.get(i).incomingCall().acceptWithVideo()));
        }
        present.forEach(each -> each.call().fillScreen().tiles().awaitCount(people.size()));
        awaitAll(List.of(), List.of());
        shareTwoScreens();
        removeTheLast(group);
    }

    @Test
    void fourSeeEachOtherAndAScreenInTheCallOfAChannelAndWhoComesBackSeesAllAgain(Scene scene) {
        var people = Stream.of("Anna", "Boris", "Clara", "Dan").map(scene::person).toList();
        var channel = scene.api().createChannel(people.getFirst(), "News", people.subList(1, 4).toArray(Person[]::new));
        var pages = people
            .stream()
            .map(person -> logIn(scene, person))
            .toList();
        var annas = pages.getFirst().chats().open(channel);
        var boriss = pages.get(1).chats().open(channel);
        assertThat(boriss.offersCalls()).isFalse();
        annas.members().allow("calling", "everyone").close();
        present.add(new Participant(people.get(1), pages.get(1), boriss.callWithVideo()));
        for (int i : List.of(0, 2, 3)) {
            present.add(new Participant(people.get(i), pages.get(i), pages.get(i).incomingCall().acceptWithVideo()));
        }
        present.forEach(each -> each.call().fillScreen().tiles().awaitCount(people.size()));
        awaitAll(List.of(), List.of());
        var boris = present.getFirst();
        boris.call().shareScreen();
        awaitAll(present, List.of(boris), List.of());
        zoom(present.get(1).call());

        var dan = present.removeLast();
        dan.call().hangUp();
        annas.awaitCallGoingOn(3);
        var again = dan.page().chats().open(channel).joinCall();
        again.awaitActive();
        again.setCamera(true);
        present.add(new Participant(dan.person(), dan.page(), again.fillScreen()));
        awaitAll(present, List.of(boris), List.of());
        boris.call().stopSharing();
        present.get(1).call().tiles().awaitNoScreen(boris.person());
        boris.call().shareScreen();
        present.get(1).call().zoom().awaitPercent(100);
        present.subList(0, 3).forEach(each -> each.call().hangUp());
        present.getLast().call().awaitEnded();
        annas.awaitNoCall();
    }

    private static void zoom(CallWindow call) {
        call.zoom()
            .awaitPercent(100)
            .click("in")
            .awaitPercent(150)
            .press("-")
            .awaitPercent(100)
            .wheelIn()
            .awaitPercent(122)
            .click("whole")
            .awaitPercent(100)
            .doubleClick()
            .awaitPercent(250)
            .awaitMoved(0, 0)
            .drag(-60, 20)
            .awaitMoved(-60, 20)
            .press(Keys.ARROW_LEFT)
            .awaitMoved(-12, 20);
        call.awaitMode("full");
    }

    private static MainPage logIn(Scene scene, Person person) {
        return scene.logIn(person, HeardSound.RECORD_CONNECTIONS);
    }

    private void shareTwoScreens() {
        var boris = present.get(1);
        var clara = present.get(2);
        boris.window().giveScreenSound();
        boris.call().shareScreen();
        awaitAll(List.of(boris), List.of(boris));
        clara.call().shareScreen();
        awaitAll(List.of(boris, clara), List.of(boris));
        present
            .stream()
            .filter(each -> each != boris && each != clara)
            .forEach(each -> each.call().tiles().awaitScreenAlone(boris.person()).awaitScreenAlone(clara.person()));
        boris.call().stopSharing();
        present.getFirst().call().tiles().awaitNoScreen(boris.person()).awaitScreenAlone(clara.person());
        awaitAll(List.of(clara), List.of());
        clara.call().stopSharing();
        present.getFirst().call().tiles().awaitNoScreen(clara.person());
    }

    private void removeTheLast(String group) {
        var anna = present.getFirst();
        var clara = present.removeLast();
        PlayedMedia.keepConnections(clara.window());
        anna.call().fillScreenNoMore();
        anna.call().minimise();
        anna.page().chats().open(group).members().remove(clara.person());
        clara.call().awaitEnded();
        PlayedMedia.awaitNothing(clara.window());
        anna.call().expand();
        anna.call().fillScreen();
        anna.call().hangUp();
    }

    /**
     * Waits until everybody plays the voices of all others, and these screens with these sounds; without screens also each
     * camera. Beside a screen not all of these have room, and what is not shown does not come.
     */
    private void awaitAll(List<Participant> screens, List<Participant> screenSounds) {
        awaitAll(screens.isEmpty() ? present : List.of(), screens, screenSounds);
    }

    private void awaitAll(List<Participant> cameras, List<Participant> screens, List<Participant> screenSounds) {
        for (var each : present) {
            var expected = Stream.of(
                of("microphone", present, each),
                of("camera", cameras, each),
                of("screen", screens, each),
                of("screenSound", screenSounds, each)
            )
                .flatMap(names -> names)
                .toList();
            PlayedMedia.awaitAll(each.window(), expected);
        }
    }

    private static Stream<String> of(String source, List<Participant> publishers, Participant receiver) {
        return publishers
            .stream()
            .filter(publisher -> publisher != receiver)
            .map(publisher -> publisher.person().id() + " " + source);
    }

    @Test
    void whoHasNoCameraIsHeardAndWhoHasNoDeviceSeesAndHears(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var clara = scene.person("Clara");
        var group = scene.api().createGroup(anna, "Three", boris, clara);
        var pages = Stream.of(anna, boris, clara)
            .map(person -> scene.logIn(person, HeardSound.RECORD_CONNECTIONS))
            .toList();
        pages.get(1).window().refuseCamera();
        pages.get(2).window().loseAllDevices();

        var annasCall = pages.getFirst().chats().open(group).callWithVideo();
        var borissCall = pages.get(1).incomingCall().acceptWithVideo();
        var clarasCall = pages.get(2).incomingCall().acceptWithVideo();

        borissCall.awaitNotice("camera", "refused");
        clarasCall.awaitNotice("microphone", "missing");
        clarasCall.awaitNotice("camera", "missing");
        var ofAnna = List.of(anna.id() + " microphone", anna.id() + " camera");
        var ofBoris = List.of(boris.id() + " microphone");
        annasCall
            .tiles()
            .awaitCount(3)
            .awaitFace(boris)
            .awaitFace(clara)
            .awaitMuted(boris, false)
            .awaitMuted(clara, true);
        borissCall.tiles().awaitCount(3).awaitFace(clara).awaitMuted(clara, true);
        clarasCall.tiles().awaitCount(3).awaitFace(boris);
        PlayedMedia.awaitAll(pages.getFirst().window(), ofBoris);
        PlayedMedia.awaitAll(pages.get(1).window(), ofAnna);
        PlayedMedia.awaitAll(pages.get(2).window(), Stream.concat(ofAnna.stream(), ofBoris.stream()).toList());
        assertThat(clarasCall.kind()).isEqualTo("video");
        annasCall.hangUp();
        borissCall.hangUp();
        clarasCall.awaitEnded();
    }
}
