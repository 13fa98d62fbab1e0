package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.browser.Accessibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that takes part in a chat by an account of its own. */
@EndToEnd
class BotsE2E {

    @Test
    void answersInAGroupUntilItIsDeleted(Scene scene) {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Builds", boris);
        var page = scene.logIn(anna);
        var settings = page.settings();
        var bots = settings.bots();
        var bot = bots.create("Weather", scene.api().uniqueUsername("weather"), "Tells of rain");
        String key = bots.keys().create("Laptop", "sendMessages", "react", "receiveMentions");

        var chat = settings.close().chats().open(group);
        chat.members().add(bot).awaitBot(bot);
        var borisChat = scene.logIn(boris).chats().open(group);
        try (var program = scene.api().program(key)) {
            borisChat.send("Nothing for programs");
            String question = "@" + bot.username() + " will it rain?";
            borisChat.send(question);
            long asked = program.hear(question);
            program.react(group, asked, "👀");
            program.reply(group, asked, "No rain today");
            borisChat.awaitMessages("Nothing for programs", question, "No rain today");
            borisChat.awaitReaction(Long.toString(asked), "👀", 1);
            borisChat.awaitByBot("No rain today");
        }
    }

    @Test
    void answersCommandsToAllAndToOneAlone(Scene scene) throws IOException {
        var anna = scene.person("Anna");
        var boris = scene.person("Boris");
        var group = scene.api().createGroup(anna, "Weather", boris);
        var page = scene.logIn(anna);
        var settings = page.settings();
        var bots = settings.bots();
        var bot = bots.create("Weather", scene.api().uniqueUsername("weather"), "Tells of rain");
        String key = bots.keys().create("Laptop", "answerCommands");
        scene.api().offer(key, "weather", "wind");
        var chat = settings.close().chats().open(group);
        chat.members().add(bot).awaitBot(bot);
        var borisPage = scene.logIn(boris);
        var borisChat = borisPage.chats().open(group);
        try (var program = scene.api().program(key)) {
            borisChat.begin("/");
            borisChat.slashCommands().awaitOffered("weather", "wind");
            assertThat(Accessibility.seriousFindings(borisPage.window())).as("choosing a command").isEmpty();
            borisChat.slashCommands().choose("weather");
            borisChat.awaitBegun("/weather ").begin("Oslo").sendBegun();
            borisChat.slashCommands().awaitWaiting("weather");
            var run = program.hearRun();
            assertThat(run.arguments()).isEqualTo("Oslo");
            assertThat(run.userId()).isEqualTo(boris.id());
            program.answer(run, "one", "Only you know of the rain");
            borisChat.slashCommands().awaitPrivate("Only you know of the rain");
            assertThat(Accessibility.seriousFindings(borisPage.window())).as("a private answer").isEmpty();

            borisChat.begin("/wi").slashCommands().awaitOffered("wind");
            borisChat.sendBegun().awaitBegun("/wind ").sendBegun();
            program.answer(program.hearRun(), "all", "No wind");
            for (var each : List.of(chat, borisChat)) {
                each.awaitMessages("No wind");
                each.slashCommands().awaitUsed("wind", boris.id());
            }
            chat.slashCommands().awaitNone();
            page.window().reload();
            borisPage.window().reload();
            chat.awaitMessages("No wind");
            chat.slashCommands().awaitNone();
            borisChat.slashCommands().awaitPrivate("Only you know of the rain").dismiss();
            borisChat.send("/etc/hosts").awaitMessages("No wind", "/etc/hosts");
        }
    }

    @ParameterizedTest
    @CsvSource({ "dark, 1440, 900", "light, 1440, 900", "dark, 390, 844", "light, 390, 844" })
    void areAccessible(String theme, int width, int height, Scene scene) throws IOException {
        var page = scene.logIn(scene.person("Anna"));
        page.window().resize(width, height);
        var bots = page.settings().paint(theme).bots();
        String username = scene.api().uniqueUsername("weather");
        bots.fill("Weather of the works council, told every morning", username, "Tells of rain and wind");
        assertThat(Accessibility.seriousFindings(page.window())).as("making a bot").isEmpty();
        bots.make("Weather of the works council, told every morning", username);
        assertThat(Accessibility.seriousFindings(page.window())).as("a bot").isEmpty();
        bots.keys().fill("Laptop", "receiveMentions");
        assertThat(Accessibility.seriousFindings(page.window())).as("making a key").isEmpty();
        var picture = Path.of("target", "bots-%s-%d.png".formatted(theme, width));
        Files.write(picture, page.window().screenshot());
    }
}
