package dev.parley.calls.media;

import dev.parley.chat.node.NodeId;
import dev.parley.chat.node.NodeStatus;
import dev.parley.chat.node.Nodes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Nodes that run until they are removed. */
public final class FakeNodes implements Nodes {

    private final TreeMap<String, NodeStatus> nodes = new TreeMap<>();

    @Override
    public void register(NodeId id, String address, String version, int connections, int mediaPeople) {
        nodes.put(id.value(), new NodeStatus(id, address, version, connections, mediaPeople, false));
    }

    @Override
    public Optional<NodeStatus> find(NodeId id) {
        return Optional.ofNullable(nodes.get(id.value()));
    }

    @Override
    public List<NodeStatus> all() {
        return List.copyOf(nodes.values());
    }

    @Override
    public void drain(NodeId id) {
        nodes.computeIfPresent(id.value(), (_, node) ->
            new NodeStatus(id, node.address(), node.version(), node.connections(), node.mediaPeople(), true)
        );
    }

    @Override
    public void remove(NodeId id) {
        nodes.remove(id.value());
    }

    @Override
    public List<NodeId> removeDead() {
        return List.of();
    }
}
