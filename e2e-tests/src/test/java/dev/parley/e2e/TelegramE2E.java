package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.TelegramServer;
import dev.parley.e2e.page.VideoCallPage;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two who know each other from Telegram alone talk: one asks by the bot, the other agrees, and both follow their links. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class TelegramE2E {

    private static final Pattern LINK = Pattern.compile("http://\\S+$");
    private static final Pattern LENGTH = Pattern.compile("\\D(\\d+):([0-5]\\d)\\D");

    private static TelegramServer telegram;
    private static ParleyServer server;

    @BeforeAll
    static void build() {
        telegram = new TelegramServer();
        server = ParleyServer.start(
            Environment.current(),
            "telegram",
            "--parley.telegram.token=" + TelegramServer.TOKEN,
            "--parley.telegram.api-address=" + telegram.url(),
            "--parley.telegram.public-address=http://localhost:${server.port}"
        );
    }

    @AfterAll
    static void close() {
        server.close();
        telegram.close();
    }

    private static URI link(TelegramServer.Told told) {
        var link = LINK.matcher(told.text());
        assertThat(link.find()).as(told.text()).isTrue();
        return URI.create(link.group());
    }

    private static long seconds(TelegramServer.Told told) {
        var length = LENGTH.matcher(told.text());
        assertThat(length.find()).as(told.text()).isTrue();
        return 60 * Long.parseLong(length.group(1)) + Long.parseLong(length.group(2));
    }

    @Test
    void twoFromTelegramTalkAndHearHowLongItWas(Scene scene) {
        var anna = telegram.someone("Anna", "anna_on_telegram", "en");
        var boris = telegram.someone("Борис", "boris_on_telegram", "ru");
        boris.says("/start");
        boris.awaitTold("/call");
        anna.says("/call @boris_on_telegram video");
        boris.pressesFirst(boris.awaitTold("видеозвонок"));

        var annas = VideoCallPage.open(scene.window("Anna"), link(anna.awaitTold("your video call")))
            .awaitDoor("Борис")
            .awaitOwnPicture();
        var annasCall = annas.join();
        var boriss = VideoCallPage.open(scene.window("Boris"), link(boris.awaitTold("только для вас")))
            .awaitDoor("Anna")
            .awaitOwnPicture();
        var borissCall = boriss.join();
        annasCall.awaitPictures();
        annasCall.awaitSound();
        borissCall.awaitPictures();
        borissCall.awaitSound();

        borissCall.hangUp();
        boriss.awaitNotice("ended");
        annas.awaitNotice("ended");
        long lasted = seconds(anna.awaitTold("is over"));
        assertThat(lasted).isPositive();
        assertThat(seconds(boris.awaitTold("окончен"))).isEqualTo(lasted);
        assertThat(annas.lastedMs() / 1_000).isBetween(lasted - 5, lasted + 5);
        assertThat(server.logTail(1_000)).doesNotContain(TelegramServer.TOKEN.substring(5));
    }
}
