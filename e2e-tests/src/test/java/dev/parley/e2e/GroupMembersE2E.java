package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@EndToEnd
class GroupMembersE2E {

    @Test
    void goesThroughTheWholeLifeOfAGroup(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var clara = scene.person("Clara");
        var dan = scene.person("Dan");
        var annaPage = scene.logIn(anna);
        var borisPage = scene.logIn(boris);
        var claraPage = scene.logIn(clara);

        var annas = annaPage.chats().newGroup().name("Choir").describe("On Fridays").pick(boris).create();
        var group = annas.chatId();
        var boriss = borisPage.chats().open(group);

        var annasPanel = annas.members();
        assertThat(annasPanel.canAdd(boris)).as("a member can be added again").isFalse();
        annasPanel.add(clara).add(dan);
        assertThat(annasPanel.canLeave()).as("the owner may leave").isFalse();
        boriss.awaitLine("members.added");
        var claras = claraPage.chats().open(group);

        var borissPanel = boriss.members();
        assertThat(borissPanel.canChange(dan)).isFalse();
        annasPanel.promote(boris);
        borissPanel.awaitRole(boris, "admin").remove(dan);
        annasPanel.demote(boris);
        borissPanel.awaitRole(boris, "member");
        assertThat(annasPanel.has(dan)).isFalse();

        annasPanel.transferTo(boris);
        borissPanel.awaitRole(boris, "owner").awaitRole(anna, "admin");
        borissPanel.awaitDeletable();
        annasPanel.leave();
        annaPage.awaitNoConversation();
        annaPage.chats().awaitLost(group);
        assertThat(borissPanel.has(anna)).isFalse();

        claras.awaitLine("member.left");
        borissPanel.delete();
        borisPage.awaitNoConversation();
        claraPage.awaitNoConversation();
        claraPage.chats().awaitLost(group);
        assertThat(scene.api().chatIds(clara)).isEmpty();
    }

    @Test
    void takesTheChatFromARemovedMemberAtOnce(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Choir", boris);
        var annas = scene.logIn(anna).chats().open(group);
        var borisPage = scene.logIn(boris);
        borisPage.chats().open(group).send("Good morning").awaitMessages("Good morning");
        assertThat(scene.api().readingAnswer(boris, group)).startsWith("200");

        annas.members().remove(boris);

        borisPage.awaitNoConversation();
        borisPage.chats().awaitLost(group);
        assertThat(scene.api().readingAnswer(boris, group)).isEqualTo("404 CHAT_NOT_FOUND");
        borisPage.visitForeignChat(scene.address(), group);
    }

    @Test
    void letsOnlyAdminsPostInAChannelUntilAllMay(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var annas = scene.logIn(anna).chats().newGroup().channel().name("News").pick(boris).create();
        var boriss = scene.logIn(boris).chats().open(annas.chatId());

        boriss.awaitClosedComposer();
        annas.send("Welcome").awaitMessages("Welcome");
        boriss.awaitMessages("Welcome");

        var panel = annas.members().allow("posting", "everyone");
        boriss.awaitOpenComposer();
        boriss.send("Thank you");
        annas.awaitMessages("Welcome", "Thank you");
        panel.allow("posting", "admins");
        boriss.awaitClosedComposer();
        panel.promote(boris);
        boriss.awaitOpenComposer();
    }
}
