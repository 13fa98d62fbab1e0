package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.PinChanged;
import java.util.List;
import java.util.stream.Stream;

/** How the pins of a chat follow from one event. */
final class Pins {

    private Pins() {}

    static List<Long> after(List<Long> pinned, PinChanged changed) {
        var others = without(pinned, changed.target());
        return changed.pinned() ? Stream.concat(others.stream(), Stream.of(changed.target())).toList() : others;
    }

    static List<Long> without(List<Long> pinned, MessagesRemoved removed) {
        return pinned
            .stream()
            .filter(seq -> !removed.has(seq))
            .toList();
    }

    static List<Long> without(List<Long> pinned, long target) {
        return pinned
            .stream()
            .filter(seq -> seq != target)
            .toList();
    }
}
