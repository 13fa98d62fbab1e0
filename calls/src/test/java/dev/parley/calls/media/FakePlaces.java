package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import dev.parley.chat.node.NodeId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Places of routers in memory. */
final class FakePlaces implements RouterPlaces {

    private final Map<CallId, NodeId> places = new ConcurrentHashMap<>();

    @Override
    public Optional<NodeId> find(CallId call) {
        return Optional.ofNullable(places.get(call));
    }

    @Override
    public NodeId take(CallId call, Optional<NodeId> former, NodeId node) {
        return places.merge(call, node, (present, next) -> former.filter(present::equals).isPresent() ? next : present);
    }

    @Override
    public Set<CallId> callsOf(NodeId node) {
        return places
            .entrySet()
            .stream()
            .filter(place -> place.getValue().equals(node))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    }

    @Override
    public void forget(NodeId node) {
        places.values().remove(node);
    }

    @Override
    public void release(CallId call, NodeId node) {
        places.remove(call, node);
    }
}
