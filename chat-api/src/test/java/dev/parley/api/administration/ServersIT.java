package dev.parley.api.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.node.Nodes;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What administrators see of the nodes. */
class ServersIT {

    private static final Node NODE = Node.first();
    private static final Node OTHER = Node.second();
    private static final NodeId THIRD = new NodeId(NODE.bean(IdGenerator.class).next());

    private final Nodes nodes = NODE.bean(Nodes.class);
    private final TestUser administrator = NODE.newAdministrator();

    @AfterEach
    void forgetTheThird() {
        nodes.remove(THIRD);
    }

    @Test
    void tellsOfEachThatRunsAndWhichOneAnswers() {
        nodes.register(THIRD, "third.example:8080", "0.9", 12, 3);
        var third = server(administrator, THIRD);
        assertThat(third.path("address").asString()).isEqualTo("third.example:8080");
        assertThat(third.path("version").asString()).isEqualTo("0.9");
        assertThat(third.path("connections").asInt()).isEqualTo(12);
        assertThat(third.path("mediaPeople").asInt()).isEqualTo(3);
        assertThat(third.path("draining").asBoolean()).isFalse();
        assertThat(third.path("answering").asBoolean()).isFalse();

        var first = NODE.bean(NodeId.class);
        var second = OTHER.bean(NodeId.class);
        assertThat(server(administrator, first).path("answering").asBoolean()).isTrue();
        assertThat(server(administrator, second).path("answering").asBoolean()).isFalse();
        var elsewhere = administrator.on(OTHER);
        assertThat(server(elsewhere, first).path("answering").asBoolean()).isFalse();
        assertThat(server(elsewhere, second).path("answering").asBoolean()).isTrue();
    }

    @Test
    void tellsOfOneThatIsAboutToStopUntilItHasStopped() {
        nodes.register(THIRD, "third.example:8080", "0.9", 12, 3);
        nodes.drain(THIRD);
        assertThat(server(administrator, THIRD).path("draining").asBoolean()).isTrue();
        nodes.remove(THIRD);
        assertThat(servers(administrator)).noneMatch(each -> each.path("id").asString().equals(THIRD.value()));
    }

    private static JsonNode server(TestUser administrator, NodeId id) {
        return servers(administrator)
            .filter(each -> each.path("id").asString().equals(id.value()))
            .findFirst()
            .orElseThrow();
    }

    private static Stream<JsonNode> servers(TestUser administrator) {
        return administrator.rest().get("/api/admin/servers").body().path("servers").valueStream();
    }
}
