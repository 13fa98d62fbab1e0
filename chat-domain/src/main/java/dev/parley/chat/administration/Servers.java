package dev.parley.chat.administration;

import dev.parley.chat.node.NodeStatus;
import dev.parley.chat.node.Nodes;
import dev.parley.chat.user.UserId;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** The nodes of the installation, to administrators. */
@Component
@RequiredArgsConstructor
public class Servers {

    private final Administrators administrators;
    private final Nodes nodes;

    /**
     * Those that run, draining ones too, in the order of their addresses. What they say of themselves is up to 15 s old;
     * one that was killed is among them for up to 45 s.
     *
     * @throws dev.parley.chat.error.ParleyException {@code FORBIDDEN} for who is no administrator
     */
    public List<NodeStatus> running(UserId actor) {
        administrators.require(actor);
        return nodes
            .all()
            .stream()
            .sorted(Comparator.comparing(NodeStatus::address).thenComparing(node -> node.id().value()))
            .toList();
    }
}
