package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Markdown as people type it: written by keys, shown formatted, and plain wherever a message is one line. */
@EndToEnd
class FormattingE2E {

    /** How far the page can be scrolled to the side. */
    private static final String SIDEWAYS =
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth" +
        " + Math.max(0, ...[...document.querySelectorAll('[data-testid=message-list]')]" +
        ".map(list => list.scrollWidth - list.clientWidth))";

    /** Each costs a parser much, or would do something as markup. */
    private static final List<String> HOSTILE = List.of(
        "> ".repeat(1000) + "deep",
        "*".repeat(4000) + "a" + "*".repeat(4000),
        "[".repeat(9000),
        "[a](".repeat(2000),
        "[bait](javascript:window.owned=1) **b**",
        "**<img src=x onerror=window.owned=1>**",
        "```html\n<script>window.owned=1</script>\n```",
        "```" + "x".repeat(3000)
    );

    @Test
    void whatIsMadeBoldByKeysIsBoldForTheOthers(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(chat);
        var borisPage = scene.logIn(boris);

        annas.format().type("so bold").selectBack(4).press("b").awaitWritten("so **bold**");
        annas.format().press("b").awaitWritten("so bold").press("b").awaitWritten("so **bold**");
        annas.format().press("z").awaitWritten("so bold").press("b").byBar("italic").awaitWritten("so ***bold***");
        var seq = annas.format().send().awaitSeqs(1).getLast();

        borisPage.chats().awaitPreview(chat, "so bold");
        var boriss = borisPage.chats().open(chat);
        boriss.formatted(seq).awaitElement("strong", "bold").awaitElement("em", "bold").awaitWords("so bold");
        annas.formatted(seq).awaitElement("strong", "bold");
        annas.edit("so bold", "~~gone~~ and `code`");
        boriss.formatted(seq).awaitElement("s", "gone").awaitElement("code", "code");
    }

    @Test
    void codeIsWrittenWithEnterColouredAndCopied(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(chat);
        var boriss = scene.logIn(boris).chats().open(chat);

        annas.format().type("```js", "let a = 1", "```").awaitWritten("```js\nlet a = 1\n```");
        var seq = annas.format().send().awaitSeqs(1).getLast();

        boriss.formatted(seq).awaitCode("js", "let a = 1").awaitColours("let").copyCode();
        annas.awaitBegun("");
    }

    @Test
    void aSpoilerIsCoveredUntilSomebodyAsksForIt(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(chat);
        var borisPage = scene.logIn(boris);

        var seq = annas.send("it was ||the **butler**||").awaitSeqs(1).getLast();
        borisPage.chats().awaitPreview(chat, "it was ▮▮▮");
        var boriss = borisPage.chats().open(chat);
        boriss.formatted(seq).awaitCovered().uncover("the butler").awaitElement("strong", "butler").cover();
        annas.menuAt(seq).pin();
        boriss.awaitPin(seq, "it was ▮▮▮");
    }

    @Test
    void mentionsAndLinksWorkWithinFormattedText(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Choir", boris);
        var boriss = scene.logIn(boris).chats().open(chat);
        var name = "@" + boris.username();

        var annas = scene.logIn(anna).chats().open(chat);
        var seq = annas
            .send("> said\n**" + name + " see [this](https://example.org/a_b_c)**")
            .awaitSeqs(1)
            .getLast();
        boriss
            .formatted(seq)
            .awaitElement("[data-testid=message-blockquote]", "said")
            .awaitElement("strong [data-testid=mention]", name)
            .awaitElement("strong a[href='https://example.org/a_b_c']", "this");
        assertThat(boriss.mentioning()).hasSize(1);
    }

    @Test
    void hostileTextBreaksNothing(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var chat = scene.api().createGroup(anna, "Choir", boris);
        var page = scene.logIn(boris);
        var boriss = page.chats().open(chat);
        var annas = scene.logIn(anna).chats().open(chat);

        for (int at = 0; at < HOSTILE.size(); at++) {
            annas.sendByButton(HOSTILE.get(at)).awaitSeqs(at + 1);
        }
        var last = annas
            .sendByButton("**still** here")
            .awaitSeqs(HOSTILE.size() + 1)
            .getLast();
        boriss.goToEnd();
        boriss.formatted(last).awaitElement("strong", "still");
        boriss.awaitMessageCount(HOSTILE.size() + 1);
        page.window().awaitStillness();
        assertThat(page.window().run("return window.owned ?? null")).isNull();
        assertThat(page.window().run(SIDEWAYS)).isEqualTo(0L);
    }
}
