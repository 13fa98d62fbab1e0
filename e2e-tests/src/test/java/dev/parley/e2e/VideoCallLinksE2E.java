package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.environment.CallBackReceiver;
import dev.parley.e2e.page.VideoCallPage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Video calls that a program makes for two people without accounts, who come by a link each. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class VideoCallLinksE2E {

    private static final List<Map<String, String>> TWO = List.of(
        Map.of("external_id", "crm-17", "display_name", "Ann"),
        Map.of("external_id", "crm-18", "display_name", "Bob")
    );

    private String key;

    @BeforeEach
    void aProgramHasAKey(Scene scene) {
        var owner = scene.logIn(scene.person("Olga"));
        key = owner.settings().apiKeys().create("Bot", "createVideoCalls");
    }

    private static URI link(JsonNode created, int person) {
        return URI.create(created.path("links").path(person).path("url").asString());
    }

    @Test
    void twoWithoutAccountsTalkAndTheProgramHearsOfTheEnd(Scene scene) {
        try (var receiver = new CallBackReceiver()) {
            var created = scene
                .api()
                .createVideoCall(key, Map.of("call_type", "video", "people", TWO, "callback_url", receiver.url()));
            String room = created.path("room_id").asString();

            var annsWindow = scene.window("Ann");
            var anns = VideoCallPage.open(annsWindow, link(created, 0)).awaitDoor("Bob").awaitOwnPicture();
            assertThat(annsWindow.address()).endsWith("/video-call/" + room);
            assertThat(Accessibility.seriousFindings(annsWindow)).isEmpty();
            var annsCall = anns.join();
            assertThat(scene.api().videoCallStatus(key, room).path("status").asString()).isEqualTo("pending");

            var bobs = VideoCallPage.open(scene.window("Bob"), link(created, 1)).awaitDoor("Ann").awaitOwnPicture();
            var bobsCall = bobs.join();
            annsCall.awaitPictures();
            annsCall.awaitSound();
            bobsCall.awaitPictures();
            bobsCall.awaitSound();
            assertThat(scene.api().videoCallStatus(key, room).path("status").asString()).isEqualTo("active");

            bobsCall.hangUp();
            bobs.awaitNotice("ended");
            anns.awaitNotice("ended");
            assertThat(Accessibility.seriousFindings(annsWindow)).isEmpty();

            var told = receiver.await();
            assertThat(told.signature()).isEqualTo(told.signatureBy(created.path("callback_secret").asString()));
            var data = told.json().path("data");
            assertThat(data.path("room_id").asString()).isEqualTo(room);
            assertThat(data.path("people").path(1).path("external_id").asString()).isEqualTo("crm-18");
            assertThat(data.path("end_reason").asString()).isEqualTo("hungUp");
            long lasted = data.path("duration_ms").asLong();
            assertThat(lasted).isPositive();
            assertThat(bobs.lastedMs()).isBetween(lasted - 5_000, lasted + 5_000);
            assertThat(scene.api().videoCallStatus(key, room).path("duration_ms").asLong()).isEqualTo(lasted);

            // The link that was used says so as well, in another window.
            VideoCallPage.open(scene.window("Ann again"), link(created, 0)).awaitNotice("ended");
        }
    }

    @Test
    void oneComesBackAfterAReloadAndALinkForOneBrowserLetsInNoOther(Scene scene) {
        var created = scene.api().createVideoCall(key, Map.of("call_type", "voice", "people", TWO, "single_use", true));
        var window = scene.window("Ann");
        var anns = VideoCallPage.open(window, link(created, 0)).awaitDoor("Bob");
        anns.join().hangUp();
        anns.awaitNotice("left").again().awaitDoor("Bob").join();
        window.reload();
        var annsCall = new VideoCallPage(window).awaitDoor("Bob").join();

        VideoCallPage.open(scene.window("Eve"), link(created, 0)).awaitNotice("used");
        var bobsCall = VideoCallPage.open(scene.window("Bob"), link(created, 1)).awaitDoor("Ann").join();
        bobsCall.awaitSound();
        annsCall.awaitSound();
    }

    @Test
    void aLinkThatIsNoneSaysSo(Scene scene) {
        var created = scene.api().createVideoCall(key, Map.of("call_type", "voice", "people", TWO));
        var forged = URI.create(link(created, 0) + "x");
        VideoCallPage.open(scene.window("Eve"), forged).awaitNotice("unknown");
        var bare = URI.create(link(created, 0).toString().replaceAll("\\?.*", ""));
        VideoCallPage.open(scene.window("Bare"), bare).awaitNotice("unknown");
    }
}
