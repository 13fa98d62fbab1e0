package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import org.junit.jupiter.api.Test;

class LimitsIT {

    @Test
    void tellsWhatIsConfigured() {
        try (var node = Node.start("parley.attachments.max-bytes=1000", "parley.chats.max-group-members=7")) {
            var limits = node.newUser().rest().get("/api/limits").body();
            assertThat(limits.path("maxFileBytes").asLong()).isEqualTo(1000);
            assertThat(limits.path("maxFiles").asInt()).isEqualTo(10);
            assertThat(limits.path("maxGroupMembers").asInt()).isEqualTo(7);
            assertThat(new Rest(node).get("/api/limits").status()).isEqualTo(401);
        }
    }
}
