package dev.parley.api.realtime.bus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What waits to be published, by topic. A topic has at most one publication on its way, and what is said meanwhile gathers
 * for the next: when a connection breaks, the client sends again what was on its way, in no order that it promises.
 */
final class Outbox {

    private final int maxWaiting;
    private final int maxTogether;
    /** Of the topics that have something waiting or on its way. */
    private final Map<Topic, Deque<NodeMessage>> waiting = new HashMap<>();
    private final BlockingQueue<Topic> due = new LinkedBlockingQueue<>();
    private int size;

    /** Messages of one topic that go as one, oldest first. */
    record Publication(Topic topic, List<NodeMessage> messages) {}

    Outbox(int maxWaiting, int maxTogether) {
        this.maxWaiting = maxWaiting;
        this.maxTogether = maxTogether;
    }

    /** False where too much waits: it is not taken. Never waits. */
    synchronized boolean offer(Letter letter) {
        if (size == maxWaiting) {
            return false;
        }
        size++;
        waiting.computeIfAbsent(letter.topic(), this::begin).add(letter.message());
        return true;
    }

    private Deque<NodeMessage> begin(Topic topic) {
        due.add(topic);
        return new ArrayDeque<>();
    }

    /** The next of a topic that has none on its way; waits for one. {@link #answered} or {@link #again} must follow. */
    Publication take() throws InterruptedException {
        var topic = due.take();
        return new Publication(topic, drain(topic));
    }

    private synchronized List<NodeMessage> drain(Topic topic) {
        var messages = waiting.getOrDefault(topic, new ArrayDeque<>());
        var taken = new ArrayList<NodeMessage>();
        while (taken.size() < maxTogether && messages.poll() instanceof NodeMessage message) {
            taken.add(message);
        }
        size -= taken.size();
        return taken;
    }

    /** The publication of the topic has arrived or was given up: the next may go. */
    synchronized void answered(Topic topic) {
        if (waiting.getOrDefault(topic, new ArrayDeque<>()).isEmpty()) {
            waiting.remove(topic);
        } else {
            due.add(topic);
        }
    }

    /** The publication has to go once more, before all that was said since. */
    synchronized void again(Publication publication) {
        var messages = waiting.computeIfAbsent(publication.topic(), _ -> new ArrayDeque<>());
        publication.messages().reversed().forEach(messages::addFirst);
        size += publication.messages().size();
        due.add(publication.topic());
    }

    synchronized int size() {
        return size;
    }
}
