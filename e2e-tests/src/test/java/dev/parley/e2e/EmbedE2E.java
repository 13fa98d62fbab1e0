package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import dev.parley.e2e.browser.Overflow;
import dev.parley.e2e.environment.HostSite;
import dev.parley.e2e.page.HostPage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Calls of two in pages of another site. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class EmbedE2E {

    private static final List<Map<String, String>> TWO = List.of(
        Map.of("external_id", "customer-17", "display_name", "Ann"),
        Map.of("external_id", "agent-3", "display_name", "Bob")
    );

    private final HostSite shop = HostSite.listed();
    private String key;

    @BeforeEach
    void aProgramHasAKey(Scene scene) {
        key = scene.logIn(scene.person("Olga")).settings().apiKeys().create("Shop", "createVideoCalls");
    }

    private JsonNode create(Scene scene, String kind) {
        return scene.api().createVideoCall(key, Map.of("call_type", kind, "people", TWO));
    }

    private static String room(JsonNode created) {
        return created.path("room_id").asString();
    }

    private static String token(JsonNode created, int person) {
        return created.path("links").path(person).path("url").asString().replaceAll(".*token=", "");
    }

    private HostPage open(Scene scene, String name, JsonNode created, int person) {
        var attributes = Map.of("room", room(created), "token", token(created, person));
        return HostPage.open(scene.window(name), shop, scene.address(), attributes);
    }

    @Test
    void twoTalkInPagesOfAnotherSiteWhichHearOfIt(Scene scene) {
        var created = create(scene, "video");
        var anns = open(scene, "Ann", created, 0);
        var annsCall = anns.call().awaitDoor("Bob").awaitOwnPicture();
        assertThat(anns.frameAddress()).contains(room(created)).doesNotContain(token(created, 0));
        assertThat(Accessibility.seriousFindings(anns.frame())).isEmpty();
        assertThat(Overflow.of(anns.frame())).isEmpty();
        assertThat(anns.heard()).isEmpty();
        var annsWindow = annsCall.join();
        anns.awaitHeard("joined");

        var bobs = open(scene, "Bob", created, 1);
        var bobsWindow = bobs.call().awaitDoor("Ann").awaitOwnPicture().join();
        annsWindow.awaitPictures();
        annsWindow.awaitSound();
        bobsWindow.awaitPictures();
        bobsWindow.awaitSound();

        bobsWindow.hangUp();
        bobs.awaitHeard("joined", "left", "ended");
        anns.awaitHeard("joined", "left", "ended");
        annsCall.awaitNotice("ended");
        var status = scene.api().videoCallStatus(key, room(created));
        assertThat(status.path("end_reason").asString()).isEqualTo("hungUp");
        long lasted = status.path("duration_ms").asLong();
        assertThat(anns.lastedMs()).isBetween(lasted - 5_000, lasted + 5_000);
    }

    @Test
    void whoeverTakesTheElementOutLeavesAndWhoeverLoadsThePageAgainDoesNot(Scene scene) {
        var created = create(scene, "voice");
        var anns = open(scene, "Ann", created, 0);
        anns.call().awaitDoor("Bob").join();
        var bobs = open(scene, "Bob", created, 1);
        var bobsWindow = bobs.call().awaitDoor("Ann").join();
        bobsWindow.awaitSound();

        anns.reload();
        anns.call().awaitDoor("Bob").join().awaitSound();
        anns.awaitHeard("joined");
        bobsWindow.awaitSound();
        assertThat(bobs.heard()).containsExactly("joined");

        anns.removeElement();
        anns.awaitHeard("joined", "left");
        bobs.awaitHeard("joined", "left", "ended");
        assertThat(scene.api().videoCallStatus(key, room(created)).path("end_reason").asString()).isEqualTo("hungUp");
    }

    @Test
    void aSiteThatIsNotListedShowsNothingOfParley(Scene scene) {
        var created = create(scene, "voice");
        try (var thief = new HostSite()) {
            var attributes = Map.of("room", room(created), "token", token(created, 0));
            var page = HostPage.open(scene.window("Eve"), thief, scene.address(), attributes);
            page.awaitHeard("refused");
            assertThat(page.refusal()).isEqualTo("FRAME_BLOCKED");
            assertThat(page.showsItsOwn()).isTrue();
        }
        assertThat(scene.api().videoCallStatus(key, room(created)).path("status").asString()).isEqualTo("pending");
    }

    @Test
    void aTokenOfAnotherRoomIsRefusedAndTheRightOneStillLetsIn(Scene scene) {
        var created = create(scene, "voice");
        var attributes = Map.of("room", room(created), "token", token(create(scene, "voice"), 0), "lang", "fa");
        var page = HostPage.open(scene.window("Ann"), shop, scene.address(), attributes);
        page.call().awaitNotice("unknown");
        page.awaitHeard("refused");
        assertThat(page.refusal()).isEqualTo("VIDEO_CALL_NOT_FOUND");
        assertThat(page.frame().select("html").attribute("dir")).hasValue("rtl");

        page.set("lang", "en");
        page.set("theme", "light");
        page.set("token", token(created, 0));
        page.call().awaitDoor("Bob");
        page.frame().select("html").awaitAttribute("dir", "ltr").awaitAttribute("data-theme", "light");
    }

    @Test
    void aPlainFrameThatPassesNoDevicesOnSaysSo(Scene scene) {
        var created = create(scene, "video");
        var call = URI.create(
            scene.address() + "/embed/video-call/" + room(created) + "?name=hidden#token=" + token(created, 0)
        );
        var page = HostPage.openPlain(scene.window("Ann"), shop, call, "autoplay");
        page.call().awaitDoor("Bob");
        var help = page.frame().hook("device-help").where("data-device", "camera").awaitShown();
        assertThat(help.text()).contains("page around this call");

        page.call().join();
    }
}
