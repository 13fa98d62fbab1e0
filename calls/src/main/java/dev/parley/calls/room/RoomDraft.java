package dev.parley.calls.room;

import dev.parley.calls.session.CallKind;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.text.PlainText;
import dev.parley.chat.user.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A room as its owner wants it.
 *
 * @param lifetime how long the links let in
 * @param callBack whom its end is to be told; null for nobody
 */
public record RoomDraft(
    CallKind kind,
    List<Invited> people,
    @Nullable ChatId chatId,
    Duration lifetime,
    @Nullable URI callBack,
    boolean singleUse
) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int EXTERNAL_ID_MAX = 128;
    private static final int NAME_MAX = 64;

    /** Somebody for whom a room is to be: a user, or somebody whom the owner's program knows by an id of its own. */
    public sealed interface Invited {
        record Member(UserId userId) implements Invited {}

        record External(String externalId, String displayName) implements Invited {}
    }

    /**
     * As it is kept.
     *
     * @throws ParleyException {@code INVALID_REQUEST}; as {@link PlainText#line} for names
     */
    RoomDraft cleaned() {
        if (people.size() != 2 || people.getFirst().equals(people.getLast()) || sameExternal()) {
            throw invalid("people", "must be two");
        }
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw invalid("expires_in", "must be 60 to 86400 seconds");
        }
        return new RoomDraft(
            kind,
            people.stream().map(RoomDraft::cleaned).toList(),
            chatId,
            lifetime,
            callBack,
            singleUse
        );
    }

    private boolean sameExternal() {
        return (
            people.getFirst() instanceof Invited.External one &&
            people.getLast() instanceof Invited.External other &&
            one.externalId().equals(other.externalId())
        );
    }

    private static Invited cleaned(Invited invited) {
        return switch (invited) {
            case Invited.Member member -> member;
            case Invited.External(var externalId, var name) -> {
                PlainText.requireReadable("external_id", externalId);
                if (externalId.isBlank() || externalId.codePointCount(0, externalId.length()) > EXTERNAL_ID_MAX) {
                    throw invalid("external_id", "must have 1 to " + EXTERNAL_ID_MAX + " characters");
                }
                yield new Invited.External(externalId, PlainText.line("display_name", name, NAME_MAX));
            }
        };
    }

    private static ParleyException invalid(String field, String why) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, why));
    }
}
