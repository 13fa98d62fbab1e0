package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever somebody writes, and wherever: it is text. */
@EndToEnd
class HostileTextE2E {

    /** Each would set {@code window.owned} if it ran. */
    private static final List<String> VECTORS = List.of(
        "<script>window.owned=1</script>",
        "<img src=x onerror=window.owned=1>",
        "<svg/onload=window.owned=1>",
        "<svg><script>window.owned=1</script></svg>",
        "<iframe srcdoc='<script>parent.owned=1</script>'></iframe>",
        "<iframe src=javascript:parent.owned=1></iframe>",
        "<details open ontoggle=window.owned=1>",
        "<video><source onerror=window.owned=1></video>",
        "<math><mtext><table><mglyph><style><img src onerror=window.owned=1>",
        "<a href=\"javascript:window.owned=1\" id=bait>bait</a>",
        "<style>@import 'javascript:window.owned=1'</style>",
        "<base href=//evil.invalid/><link rel=stylesheet href=//evil.invalid/x.css>",
        "<form action=javascript:window.owned=1><button autofocus onfocus=window.owned=1>x",
        "\"><img src=x onerror=window.owned=1>",
        "' onmouseover='window.owned=1' x='",
        "{{constructor.constructor('window.owned=1')()}}",
        "${window.owned=1}",
        "<x v-on:mouseenter='window.owned=1' v-html='1'>",
        "&lt;script&gt;window.owned=1&lt;/script&gt;",
        "&#60;img src=x onerror=window.owned=1&#62;",
        "\u0000<scr\u0000ipt>window.owned=1</scr\u0000ipt>".replace("\u0000", "\u200b"),
        "javascript:window.owned=1//http://example.org",
        "@:message.sent {0} | {name} %s",
        "piled" + "\u0323\u0301".repeat(200),
        "\u202Etpircs\u202C <b>bold</b>"
    );

    /** Ink that leaves its line is cut off at the edge of its message. */
    private static final String UNCLIPPED =
        "return [...document.querySelectorAll('[data-testid=message-text]')]" +
        ".filter(text => getComputedStyle(text).overflowY !== 'clip').length";

    private static final String FOREIGN_ELEMENTS =
        "return document.querySelectorAll('iframe, object, embed, base, form[action], [onerror], [onload], [ontoggle]," +
        " [onfocus], [onmouseover], a[href^=javascript], #bait, body script').length";

    @Test
    void runsNowhere(Scene scene) {
        var name = "Anna <img src=x onerror=window.owned=1>";
        var anna = scene.api().register(name, scene.api().uniqueUsername("anna"));
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annaPage = scene.logIn(anna);
        var borisPage = scene.logIn(boris);
        var annas = annaPage.chats().open(group);
        var boriss = borisPage.chats().open(group);

        for (var vector : VECTORS) {
            annas.send(vector);
        }
        boriss.awaitMessages(VECTORS);
        annas.awaitMessages(VECTORS);
        annas.menu(VECTORS.getLast()).pin();
        boriss.reply(VECTORS.get(1), "<script>window.owned=1</script> indeed");
        annas.awaitQuote("<script>window.owned=1</script> indeed", annas.seqOf(VECTORS.get(1)), "onerror");

        var panel = annas.members();
        for (var vector : List.of(VECTORS.get(15), VECTORS.get(16), VECTORS.get(17), VECTORS.get(21))) {
            panel.describe("Title " + vector, vector);
            annas.awaitLine("profile.changed");
        }
        panel.close();
        boriss.members().close();
        annaPage.openQuickSwitch();
        annaPage.closeDialog();

        for (var window : List.of(annaPage.window(), borisPage.window())) {
            expectHarmless(window);
            window.reload();
        }
        borisPage.conversation().awaitOpenComposer();
        expectHarmless(borisPage.window());
    }

    private static void expectHarmless(Window window) {
        window.awaitStillness();
        assertThat(window.run("return window.owned ?? null")).isNull();
        assertThat(window.run(FOREIGN_ELEMENTS)).isEqualTo(0L);
        assertThat(window.run(UNCLIPPED)).isEqualTo(0L);
    }
}
