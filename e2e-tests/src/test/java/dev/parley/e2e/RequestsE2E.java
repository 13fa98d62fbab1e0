package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who wants to be asked before being added to a group. */
@EndToEnd
class RequestsE2E {

    @Test
    void isAskedAndJoinsOrDeclines(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var annaPage = scene.logIn(anna);
        var borisPage = scene.logIn(boris);
        borisPage.settings().letBeAddedBy("nobody").close();

        var choir = annaPage.chats().newGroup().name("Choir").pick(boris).create().chatId();
        var garden = annaPage.chats().newGroup().name("Garden").pick(boris).create().chatId();

        var requests = borisPage.requests(2);
        assertThat(requests.text()).contains("Choir", "Garden", anna.displayName());
        requests.decline(garden);
        var joined = requests.accept(choir);
        joined.awaitLine("members.added");
        joined.send("Here I am");
        annaPage.chats().open(choir).awaitMessages("Here I am");
        borisPage.awaitNoRequests();
        assertThat(scene.api().chatIds(boris)).containsExactly(choir);
    }
}
