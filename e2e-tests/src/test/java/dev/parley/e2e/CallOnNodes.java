package dev.parley.e2e;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Nodes;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.page.CallWindow;
import dev.parley.e2e.page.ConversationPage;
import dev.parley.e2e.page.HeardSound;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import dev.parley.e2e.page.PlayedMedia;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Three people in the call of a group, whose pages are at different nodes: each sees and hears the others. */
record CallOnNodes(String group, List<Participant> participants) {
    record Participant(Person person, MainPage page, CallWindow call) {}

    static CallOnNodes start(Scene scene, Nodes nodes) {
        return start(scene, nodes, ConversationPage::callWithVideo);
    }

    /** As {@link #start}, recorded: the first two have agreed, the last has not. */
    static CallOnNodes startRecorded(Scene scene, Nodes nodes) {
        var call = start(scene, nodes, ConversationPage::callWithVideoToRecord);
        var windows = call.participants().stream().map(Participant::call).toList();
        windows.getFirst().startRecording().awaitRecorded();
        windows.get(1).answerRecording("agree").awaitRecorded();
        windows.getLast().answerRecording("decline").awaitRecorded();
        return call;
    }

    private static CallOnNodes start(Scene scene, Nodes nodes, Function<ConversationPage, CallWindow> kind) {
        var api = new Api(nodes.address(0));
        var anna = api.register("Anna");
        var boris = api.register("Boris");
        var clara = api.register("Clara");
        var group = api.createGroup(anna, "Movers", boris, clara);
        var annas = logIn(scene, anna, nodes.address(0));
        var boriss = logIn(scene, boris, nodes.address(1));
        var claras = logIn(scene, clara, nodes.address(1));
        var annasCall = kind.apply(annas.chats().open(group));
        var borissCall = boriss.incomingCall().acceptWithVideo();
        var clarasCall = claras.incomingCall().accept();
        var call = new CallOnNodes(
            group,
            List.of(
                new Participant(anna, annas, annasCall),
                new Participant(boris, boriss, borissCall),
                new Participant(clara, claras, clarasCall)
            )
        );
        call.awaitEverybody();
        return call;
    }

    /** Waits until each sees all tiles, the pictures of the two with a camera, and hears the others. */
    void awaitEverybody() {
        for (var each : participants) {
            var tiles = each.call().tiles().awaitCount(participants.size());
            for (var other : participants) {
                if (other != each) {
                    tiles.awaitSound(other.person());
                    if (other != participants.getLast()) {
                        tiles.awaitPicture(other.person());
                    }
                }
            }
        }
    }

    /** The port of the router that all are connected with. */
    int router() {
        int router = PlayedMedia.awaitRouter(participants.getFirst().page().window(), _ -> true);
        participants.forEach(each -> PlayedMedia.awaitRouter(each.page().window(), port -> port == router));
        return router;
    }

    /** Under which id all are in it. */
    String callId() {
        var ids = participants
            .stream()
            .map(each -> each.call().callId())
            .distinct()
            .toList();
        if (ids.size() != 1) {
            throw new AssertionError("They are in several calls: " + ids);
        }
        return ids.getFirst();
    }

    /** Waits until all see that it has been recorded for so long. */
    void awaitRecordedFor(int seconds) {
        participants.forEach(each -> each.call().awaitRecordedFor(seconds));
    }

    ParleyServer nodeOfRouter(Nodes nodes) {
        return nodes.withRouterAt(router());
    }

    /** Waits until all are connected with another router alone. */
    void awaitMoved(int former) {
        participants.forEach(each -> PlayedMedia.awaitRouter(each.page().window(), port -> port != former));
    }

    List<PlayedMedia> watch() {
        return participants
            .stream()
            .map(each -> PlayedMedia.in(each.page().window()))
            .toList();
    }

    void end() {
        participants.getFirst().call().hangUp();
        participants.get(1).call().hangUp();
        participants.getLast().call().awaitEnded();
    }

    private static MainPage logIn(Scene scene, Person person, URI address) {
        var window = scene.window(person.displayName());
        window.runBeforeEachPage(HeardSound.RECORD_CONNECTIONS);
        return LoginPage.open(window, address).logIn(person);
    }
}
