package dev.parley.api.faults;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ReactionView;
import dev.parley.chat.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A message as a client shows it.
 *
 * @param reactions of each emoji who has put it there
 */
record Shown(String clientId, UserId author, String text, boolean deleted, Map<String, Set<UserId>> reactions) {
    /** What the events of a log make of its messages, by their seqs. */
    static Map<Long, Shown> after(List<ChatEvent> log) {
        var messages = new HashMap<Long, Shown>();
        var revisions = new HashMap<Long, Long>();
        for (var event : log) {
            switch (event) {
                case ChatEvent.MessageSent sent -> {
                    messages.put(sent.seq(), of(sent));
                    revisions.put(sent.seq(), sent.rev());
                }
                case ChatEvent.MessageEdited edited when isNew(edited, edited.target(), revisions) -> messages.compute(
                    edited.target(),
                    (_, message) -> message.edited(edited.text())
                );
                case ChatEvent.MessageDeleted deleted when (
                    isNew(deleted, deleted.target(), revisions)
                ) -> messages.compute(deleted.target(), (_, message) -> message.gone());
                case ChatEvent.ReactionChanged reaction when (
                    isNew(reaction, reaction.target(), revisions)
                ) -> messages.compute(reaction.target(), (_, message) -> message.reacted(reaction));
                default -> {
                }
            }
        }
        return messages;
    }

    private static boolean isNew(ChatEvent event, long target, Map<Long, Long> revisions) {
        return event.seq() > revisions.getOrDefault(target, 0L);
    }

    /** The message as the server shows it. */
    static Shown of(ChatEvent.MessageSent sent) {
        var reactions = new HashMap<String, Set<UserId>>();
        for (ReactionView view : sent.reactions()) {
            reactions.put(view.emoji(), Set.copyOf(view.userIds()));
        }
        var shown = new Shown(sent.clientId(), sent.actor(), sent.text(), sent.deleted(), reactions);
        return sent.deleted() ? shown.gone() : shown;
    }

    private Shown edited(String newText) {
        return new Shown(clientId, author, newText, deleted, reactions);
    }

    private Shown gone() {
        return new Shown(clientId, author, "", true, Map.of());
    }

    private Shown reacted(ChatEvent.ReactionChanged reaction) {
        var changed = new HashMap<>(reactions);
        var users = new HashSet<>(changed.getOrDefault(reaction.emoji(), Set.of()));
        if (reaction.on()) {
            users.add(reaction.actor());
        } else {
            users.remove(reaction.actor());
        }
        changed.put(reaction.emoji(), users);
        changed.values().removeIf(Set::isEmpty);
        return new Shown(clientId, author, text, deleted, changed);
    }
}
