package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.ReactionChanged;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who reacts to a message with what. */
final class Reactions {

    private Reactions() {}

    /** An emoji's users in the order in which they reacted; an emoji that nobody has any more is gone. */
    static Map<String, List<UserId>> after(Map<String, List<UserId>> before, UserId actor, ReactionChanged changed) {
        var users = new ArrayList<>(before.getOrDefault(changed.emoji(), List.of()));
        users.remove(actor);
        if (changed.added()) {
            users.add(actor);
        }
        var after = new LinkedHashMap<>(before);
        if (users.isEmpty()) {
            after.remove(changed.emoji());
        } else {
            after.put(changed.emoji(), List.copyOf(users));
        }
        return after;
    }
}
