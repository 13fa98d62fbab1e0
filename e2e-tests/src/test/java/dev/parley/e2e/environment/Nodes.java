package dev.parley.e2e.environment;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Several nodes of one installation, each a process of its own, that are killed, stopped and started again. */
public final class Nodes implements AutoCloseable {

    private final SharedStores stores = new SharedStores();
    /** As a load balancer does, it leads new connections to nodes that run. */
    private final Line entrance = new Line();
    private final List<Node> nodes = new ArrayList<>();

    /** @param routerPort by which browsers reach its router */
    private record Node(ParleyServer server, int routerPort, String[] settings) {}

    /** @param name unlike that of any other server of the run */
    public static Nodes start(Environment environment, String name, int count) {
        var nodes = new Nodes();
        IntStream.rangeClosed(1, count).forEach(number -> nodes.add(environment, name + "-" + number));
        return nodes;
    }

    private void add(Environment environment, String name) {
        int routerPort = Ports.free();
        var settings = Stream.concat(
            stores.settings().stream(),
            Stream.of("--parley.calls.router.bind-address=127.0.0.1", "--parley.calls.router.port=" + routerPort)
        ).toArray(String[]::new);
        nodes.add(new Node(ParleyServer.start(environment, name, settings), routerPort, settings));
    }

    /** An address that leads to this node while it runs, and else to another one. */
    public URI address(int preferred) {
        var ports = Stream.concat(Stream.of(nodes.get(preferred)), nodes.stream())
            .mapToInt(node -> node.server().port())
            .toArray();
        return URI.create("http://localhost:" + entrance.streams(ports));
    }

    /** The one whose router browsers reach at this port. */
    public ParleyServer withRouterAt(int port) {
        return nodes
            .stream()
            .filter(node -> node.routerPort() == port)
            .map(Node::server)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no node has its router at port " + port));
    }

    /** Starts all that do not run. */
    public void startAll() {
        nodes
            .stream()
            .filter(node -> !node.server().isAlive())
            .forEach(node -> node.server().start(node.settings()));
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.server().kill());
        entrance.close();
        stores.close();
    }
}
