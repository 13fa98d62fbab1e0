package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import dev.parley.calls.session.DepartedNodes;
import dev.parley.chat.node.NodeId;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** Gives the calls of a node that has died to others, and has their participants begin anew there. */
@Slf4j
@Component
@RequiredArgsConstructor
class MovedRouters implements DepartedNodes {

    private final RouterPlacement placement;
    private final RouterNotices notices;

    @Override
    public void departed(NodeId node) {
        var left = placement.leftBy(node);
        left.forEach(call -> move(call, node));
        if (!left.isEmpty()) {
            placement.forget(node);
        }
    }

    /** Where another node has moved it meanwhile, the participants are told by that one. */
    private void move(CallId call, NodeId former) {
        placement.replace(call, former).ifPresent(next -> {
            log.info("Call {} has its router on node {} now, as {} is gone", call, next, former);
            notices.beginAnew(call, _ -> true);
        });
    }
}
