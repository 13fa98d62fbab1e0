package dev.parley.api.faults;

import dev.parley.api.protocol.ChatCommand.EditMessage;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply.MessageAccepted;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.SessionEvent.Failed;
import dev.parley.chat.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a device has asked for: what is not answered yet, what is to be asked again, and what the answers were. */
final class Requests {

    /** @param change the client id of the change, null for what changes nothing */
    private record Asked(ClientFrame frame, @Nullable String change) {}

    private final String name;
    private final Map<String, Asked> unanswered = new LinkedHashMap<>();
    private final Map<String, Function<String, ClientFrame>> changes = new LinkedHashMap<>();
    private final Map<String, String> accepted = new LinkedHashMap<>();
    private final Map<String, String> edited = new LinkedHashMap<>();
    private final Map<String, ErrorCode> refused = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int count;

    Requests(String name) {
        this.name = name;
    }

    /** Client ids of messages that were acknowledged, with the places they were said to have. */
    Map<String, String> accepted() {
        return accepted;
    }

    /** Texts of edits that were acknowledged, with the places of their messages. */
    Map<String, String> edited() {
        return edited;
    }

    /** Texts that were refused for good. */
    Map<String, ErrorCode> refused() {
        return refused;
    }

    List<String> faults() {
        return faults;
    }

    boolean isQuiet() {
        return unanswered.isEmpty() && changes.isEmpty();
    }

    ClientFrame ask(Function<String, ClientFrame> command, @Nullable String change) {
        var frame = command.apply(name + "-" + ++count);
        unanswered.put(frame.id(), new Asked(frame, change));
        return frame;
    }

    /** To be asked on every connection until it is answered. */
    void intend(String change, Function<String, ClientFrame> command) {
        changes.put(change, command);
    }

    /** Changes that nothing was heard of on this connection. */
    Collection<String> open() {
        var open = new ArrayList<>(changes.keySet());
        unanswered.values().forEach(asked -> open.remove(asked.change()));
        return open;
    }

    ClientFrame askAgain(String change) {
        return ask(Objects.requireNonNull(changes.get(change)), change);
    }

    void connectionLost() {
        unanswered.clear();
    }

    void answered(String re) {
        take(re).ifPresent(asked -> {
            if (asked.frame() instanceof EditMessage edit) {
                edited.put(edit.text(), edit.chatId() + " " + edit.seq());
            }
            changes.remove(asked.change());
        });
    }

    void accepted(MessageAccepted answer) {
        take(answer.re()).ifPresent(asked -> {
            accepted.put(String.valueOf(asked.change()), answer.chatId() + " " + answer.seq());
            changes.remove(asked.change());
        });
    }

    /** @return the command that was refused */
    Optional<ClientFrame> refused(Failed failed) {
        var asked = take(String.valueOf(failed.re()));
        if (!failed.retryable()) {
            asked.ifPresent(refusal -> {
                changes.remove(refusal.change());
                text(refusal.frame()).ifPresent(text -> refused.put(text, failed.code()));
            });
        }
        return asked.map(Asked::frame);
    }

    private static Optional<String> text(ClientFrame frame) {
        return switch (frame) {
            case SendMessage sent -> Optional.of(sent.text());
            case EditMessage edit -> Optional.of(edit.text());
            default -> Optional.empty();
        };
    }

    private Optional<Asked> take(String re) {
        var asked = unanswered.remove(re);
        if (asked == null) {
            faults.add(name + ": an answer to " + re + ", which was not asked or was answered before");
        }
        return Optional.ofNullable(asked);
    }

    @Override
    public String toString() {
        return "unanswered=" + unanswered.values() + " open=" + changes.keySet();
    }
}
