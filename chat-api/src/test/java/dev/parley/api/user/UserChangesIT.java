package dev.parley.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.protocol.UserEvent.UserChanged;
import dev.parley.api.protocol.UserView;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Another name, another picture, an account that is gone: how others learn of it. */
class UserChangesIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final TestUser stranger = Node.second().newUser();

    @Test
    void whoSharesAChatAndOnesOwnDevicesAreToldOnceOnEveryNode() throws IOException {
        anna.createGroup("One", boris);
        anna.createGroup("Two", boris);
        try (
            var here = anna.connect();
            var there = anna.on(Node.second()).connect();
            var boriss = boris.connect();
            var strangers = stranger.connect()
        ) {
            assertThat(rename(anna, "Anna <b>Neu</b>").body().path("displayName").asString()).isEqualTo(
                "Anna <b>Neu</b>"
            );
            var renamed = new UserView(anna.id(), anna.username(), "Anna <b>Neu</b>", false, false, null);
            for (var client : new SocketClient[] { here, there, boriss }) {
                assertThat(client.expect(UserChanged.class).user()).isEqualTo(renamed);
            }
            var avatar = anna.rest().upload("PUT", "/api/me/avatar", png()).body().path("avatar").asString();
            var pictured = boriss.expect(UserChanged.class).user();
            assertThat(String.valueOf(pictured.avatar())).isEqualTo(avatar);
            strangers.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
            assertThat(strangers.received(UserChanged.class)).isEmpty();
            assertThat(boriss.received(UserChanged.class)).hasSize(2);
        }
    }

    @Test
    void anAccountThatIsGoneHasNoNameForTheOthers() {
        anna.createGroup("One", boris);
        try (var boriss = boris.connect()) {
            anna.rest().delete("/api/me", "{\"password\": \"%s\"}".formatted(TestUser.PASSWORD));
            var gone = boriss.expect(UserChanged.class).user();
            assertThat(gone.id()).isEqualTo(anna.id());
            assertThat(gone.deleted()).isTrue();
            assertThat(gone.displayName()).isEmpty();
        }
        assertThat(rename(anna, "Anna again").status()).isEqualTo(401);
    }

    @Test
    void refusesNamesThatAreNone() {
        for (var name : new String[] { "", "   ", "x".repeat(65) }) {
            assertThat(rename(anna, name).code()).isEqualTo("INVALID_REQUEST");
        }
        assertThat(anna.rest().put("/api/me/name", "{}").code()).isEqualTo("INVALID_REQUEST");
        assertThat(anna.rest().put("/api/me/name", "{\"displayName\": null}").code()).isEqualTo("INVALID_REQUEST");
        assertThat(rename(anna, "Nadezhda").status()).isEqualTo(200);
        assertThat(boris.rest().get("/api/users?query=nadezh").body().path("users").size()).isPositive();
    }

    @Test
    void tellsOfUpToAHundredUsersAtOnce() {
        var known = boris.rest().get("/api/users/known?ids=" + anna.id() + "," + stranger.id());
        assertThat(
            known
                .body()
                .path("users")
                .valueStream()
                .map(user -> user.path("id").asString())
        ).containsExactlyInAnyOrder(anna.id().value(), stranger.id().value());
        assertThat(boris.rest().get("/api/users/known?ids=01m7y4h1twv73jrc2s4qg5g2as").body().path("users")).isEmpty();
        assertThat(boris.rest().get("/api/users/known?ids=nonsense").code()).isEqualTo("INVALID_REQUEST");
        var many = IntStream.range(0, 101)
            .mapToObj(_ -> anna.id().value())
            .collect(Collectors.joining(","));
        assertThat(
            boris
                .rest()
                .get("/api/users/known?ids=" + many)
                .code()
        ).isEqualTo("INVALID_REQUEST");
    }

    private static Rest.Answer rename(TestUser user, String name) {
        return user.rest().put("/api/me/name", "{\"displayName\": \"%s\"}".formatted(name));
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
