package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Members wait between two messages, owner and admins do not. */
@EndToEnd
class SlowModeE2E {

    private static final int SECONDS = 300;

    @Test
    void keepsAMemberFromTheNextMessageUntilItIsOver(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var borisPage = scene.logIn(boris);
        var boriss = borisPage.chats().open(group);
        var panel = annas.members().slowDown(SECONDS);

        boriss.awaitSlowMode().send("one").awaitMessages("one");
        var left = boriss.awaitSlowed();
        assertThat(left).isBetween(1, SECONDS);
        boriss.awaitCountedBelow(left);
        boriss.send("two");
        boriss.awaitBegun("two").awaitMessages("one");

        annas.send("from me").send("as often as I like");
        boriss.awaitMessages("one", "from me", "as often as I like");
        annas.awaitNoSlowMode();

        borisPage.window().reload();
        boriss.awaitBegun("two");
        assertThat(boriss.awaitSlowed()).as("after a reload").isLessThanOrEqualTo(left);

        panel.slowDown(0);
        boriss.awaitNoSlowMode();
        boriss.sendBegun().awaitMessages("one", "from me", "as often as I like", "two");
    }
}
