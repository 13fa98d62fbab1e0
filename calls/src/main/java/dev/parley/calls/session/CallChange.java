package dev.parley.calls.session;

import dev.parley.calls.session.CallState.Live;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changes around a call from one state to the next.
 *
 * @param opened the chat whose live call it becomes
 * @param closed the chat that has no live call any more
 * @param entering who becomes a participant
 * @param leaving who is none any more
 * @param concerned who is in it, rung or awaited from now on
 * @param dismissed who is not any more
 * @param connections those of new participants, or new ones of participants
 */
record CallChange(
    Optional<ChatId> opened,
    Optional<ChatId> closed,
    List<UserId> entering,
    List<UserId> leaving,
    List<UserId> concerned,
    List<UserId> dismissed,
    List<ConnectionId> connections
) {
    static CallChange between(@Nullable CallState before, CallState next) {
        var openBefore = chat(before);
        var open = chat(next);
        return new CallChange(
            open.filter(chat -> openBefore.isEmpty()),
            openBefore.filter(chat -> open.isEmpty()),
            minus(participants(next), participants(before)),
            minus(participants(before), participants(next)),
            minus(audience(next), audience(before)),
            minus(audience(before), audience(next)),
            minus(connections(next), connections(before))
        );
    }

    /** All that an ended call may have left behind. */
    static CallChange after(CallState.Ended ended) {
        var none = List.<UserId>of();
        var audience = ended.audience();
        return new CallChange(
            Optional.empty(),
            Optional.of(ended.origin().chatId()),
            none,
            audience,
            none,
            audience,
            List.of()
        );
    }

    /** The chat whose live call this is. */
    static Optional<ChatId> chat(@Nullable CallState state) {
        return state instanceof Live live ? Optional.of(live.origin().chatId()) : Optional.empty();
    }

    static List<UserId> participants(@Nullable CallState state) {
        return state instanceof Live live ? live.participants().stream().map(Participant::userId).toList() : List.of();
    }

    static Set<UserId> audience(@Nullable CallState state) {
        return state instanceof Live live ? live.audience() : Set.of();
    }

    private static List<ConnectionId> connections(@Nullable CallState state) {
        return state instanceof Live live
            ? live.participants().stream().map(Participant::connectionId).toList()
            : List.of();
    }

    private static <T> List<T> minus(Collection<T> all, Collection<T> without) {
        return all
            .stream()
            .filter(value -> !without.contains(value))
            .toList();
    }
}
