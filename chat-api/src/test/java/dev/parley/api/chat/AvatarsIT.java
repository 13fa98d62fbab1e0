package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures of users and chats. */
class AvatarsIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser stranger = Node.first().newUser();

    @Test
    void aUsersPictureIsSeenByEveryoneWhoIsLoggedIn() throws IOException {
        String first = picture(anna.rest().upload("PUT", "/api/me/avatar", png(640, 300)));
        var user = boris
            .rest()
            .get("/api/users/" + anna.id())
            .body();
        assertThat(user.path("avatar").asString()).isEqualTo(first);
        String path = "/api/users/" + anna.id() + "/avatar/";
        var download = stranger.rest().download(path + first);
        var image = ImageIO.read(new ByteArrayInputStream(download.body()));
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(256);
        assertThat(download.headers().firstValue("Cache-Control")).contains("max-age=31536000, private, immutable");
        assertThat(download.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(new Rest(Node.first()).get(path + first).status()).isEqualTo(401);
        assertCode(stranger.rest().get("/api/users/" + boris.id() + "/avatar/" + first), 404, "NOT_FOUND");

        String second = picture(anna.rest().upload("PUT", "/api/me/avatar", png(64, 64)));
        assertThat(second).isNotEqualTo(first);
        assertCode(stranger.rest().get(path + first), 404, "NOT_FOUND");
        assertThat(anna.rest().delete("/api/me/avatar").body().path("avatar").isNull()).isTrue();
        assertCode(stranger.rest().get(path + second), 404, "NOT_FOUND");
    }

    @Test
    void refusesWhatIsNoPictureOrCostsTooMuch() throws IOException {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        assertCode(anna.rest().upload("PUT", "/api/me/avatar", svg), 400, "IMAGE_INVALID");
        assertCode(anna.rest().upload("PUT", "/api/me/avatar", new byte[0]), 400, "IMAGE_INVALID");
        assertCode(anna.rest().upload("PUT", "/api/me/avatar", FileRequests.jpegOfScans(1_000)), 400, "IMAGE_INVALID");
        assertThat(anna.rest().upload("PUT", "/api/me/avatar", FileRequests.jpegOfScans(1)).status()).isEqualTo(200);
        byte[] large = new byte[2 * 1024 * 1024 + 1];
        assertCode(anna.rest().upload("PUT", "/api/me/avatar", large), 413, "ATTACHMENT_TOO_LARGE");
    }

    @Test
    void aChatsPictureIsAnEventOfItsLog() throws IOException {
        var chat = anna.createGroup("Crew", boris);
        assertCode(boris.rest().upload("PUT", path(chat), png(64, 64)), 403, "FORBIDDEN");
        assertCode(stranger.rest().upload("PUT", path(chat), png(64, 64)), 404, "CHAT_NOT_FOUND");
        try (var boriss = boris.connect()) {
            assertThat(anna.rest().upload("PUT", path(chat), png(64, 64)).status()).isEqualTo(204);
            var changed = boriss.expect(ChatEvent.AvatarChanged.class);
            String avatar = String.valueOf(changed.avatar());
            assertThat(
                boris
                    .rest()
                    .download(path(chat) + "/" + avatar)
                    .statusCode()
            ).isEqualTo(200);
            assertCode(stranger.rest().get(path(chat) + "/" + avatar), 404, "CHAT_NOT_FOUND");

            anna.rest().put("/api/chats/" + chat + "/profile", "{\"title\": \"Team\", \"description\": \"\"}");
            var shown = boris
                .rest()
                .get("/api/chats/" + chat)
                .body();
            assertThat(shown.path("title").asString()).isEqualTo("Team");
            assertThat(shown.path("avatar").asString()).isEqualTo(avatar);

            assertThat(anna.rest().delete(path(chat)).status()).isEqualTo(204);
            assertThat(boriss.expect(ChatEvent.AvatarChanged.class).avatar()).isNull();
            assertCode(boris.rest().get(path(chat) + "/" + avatar), 404, "NOT_FOUND");
        }
        var personal = ChatId.personal(anna.id(), boris.id());
        assertCode(anna.rest().upload("PUT", path(personal), png(64, 64)), 404, "CHAT_NOT_FOUND");
    }

    private static String path(ChatId chat) {
        return "/api/chats/" + chat + "/avatar";
    }

    private static String picture(Rest.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.body().path("avatar").asString();
    }

    private static void assertCode(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        return bytes.toByteArray();
    }
}
