package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.e2e.browser.WebKit;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.page.WebKitPage;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pages without calls in WebKit, which has no WebRTC where GTK shows it. */
@EndToEnd
class WebKitE2E {

    @Test
    void writesReadsSearchesAndSaysThatThereAreNoCalls(Scene scene) {
        var programs = Environment.current().webKit();
        assumeTrue(programs.isPresent(), "WebKit is not installed, and could not be: see docs/testing-e2e.md");
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var personal = scene
            .address()
            .resolve("/chats/p_" + String.join("_", new TreeSet<>(List.of(anna.id(), boris.id()))));
        try (var webKit = WebKit.start(Environment.current(), programs.get())) {
            var annas = WebKitPage.logIn(webKit.driver(), scene.address(), anna);
            annas.visit(scene.address().resolve("/chats/" + group));
            annas.send("rehearsal at **seven**");
            annas.awaitMessage("seven", "strong");
            try (var writing = scene.api().chatter(boris)) {
                writing.send(group, "seven it is");
            }
            annas.awaitMessage("seven it is", "");
            annas.search("seven", 2);
            assertThat(annas.sideways()).isZero();

            annas.visit(personal);
            assertThat(annas.nameOfDisabled("call-voice")).contains("cannot take part in calls");
            annas.openSettings();
            assertThat(annas.sideways()).isZero();
        }
    }
}
