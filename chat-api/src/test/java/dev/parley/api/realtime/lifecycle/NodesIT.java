package dev.parley.api.realtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.node.NodeStatus;
import dev.parley.chat.node.Nodes;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The registry of nodes, seen from another node. */
class NodesIT {

    private final Nodes nodes = Node.first().bean(Nodes.class);

    @Test
    void aNodeIsFoundWhileItRunsAndNotAfterItHasStopped() {
        NodeId id;
        try (var node = Node.start()) {
            id = node.bean(NodeId.class);
            var status = nodes.find(id).orElseThrow();
            assertThat(status.address()).endsWith(":" + node.address().getPort());
            assertThat(status.version()).isNotBlank();
            assertThat(status.draining()).isFalse();
            assertThat(nodes.all()).extracting(NodeStatus::id).contains(id, Node.first().bean(NodeId.class));
        }
        assertThat(nodes.find(id)).isEmpty();
        assertThat(nodes.all()).extracting(NodeStatus::id).doesNotContain(id);
    }

    @Test
    void saysHowManyConnectionsItHas() {
        try (var node = Node.start(); var _ = node.newUser().connect()) {
            node.bean(NodeHeartbeat.class).beat();
            assertThat(nodes.find(node.bean(NodeId.class)).orElseThrow().connections()).isEqualTo(1);
        }
    }

    @Test
    void aNodeThatDrainsGoesOnDoingSoWhenItSaysThatItRuns() {
        var id = new NodeId(Node.first().bean(IdGenerator.class).next());
        nodes.register(id, "there:1", "2", 3, 4);
        nodes.drain(id);
        nodes.register(id, "there:1", "2", 2, 1);
        assertThat(nodes.find(id)).contains(new NodeStatus(id, "there:1", "2", 2, 1, true));
        nodes.remove(id);
        nodes.drain(id);
        assertThat(nodes.find(id)).isEmpty();
    }

    /** What Redis does by itself when the lease of a killed node is over, is done here by hand. */
    @Test
    void aNodeThatWasKilledIsForgotten() {
        var id = new NodeId(Node.first().bean(IdGenerator.class).next());
        nodes.register(id, "there:1", "2", 3, 4);
        var redis = Node.first().bean(StringRedisTemplate.class);
        assertThat(redis.getExpire("parley:node:" + id)).isBetween(1L, 45L);
        redis.delete("parley:node:" + id);

        assertThat(nodes.find(id)).isEmpty();
        assertThat(nodes.all()).extracting(NodeStatus::id).doesNotContain(id);
        assertThat(nodes.removeDead()).contains(id);
        assertThat(nodes.removeDead()).doesNotContain(id);
        nodes.register(id, "there:1", "2", 3, 4);
        assertThat(nodes.all()).extracting(NodeStatus::id).contains(id);
        nodes.remove(id);
    }
}
