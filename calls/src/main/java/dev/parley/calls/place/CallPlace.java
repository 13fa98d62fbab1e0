package dev.parley.calls.place;

import dev.parley.chat.log.ChatId;
import java.util.Optional;

/**
 * Where a call is held: a chat, a meeting or a room. As text, in JSON and in Redis: a chat is the plain chat id, a meeting
 * is {@code m_<meeting id>}, a room is {@code r_<room id>}.
 */
public sealed interface CallPlace {
    record Chat(ChatId id) implements CallPlace {
        @Override
        public String toString() {
            return id.value();
        }
    }

    record Meeting(MeetingId id) implements CallPlace {
        static final String PREFIX = "m_";

        @Override
        public String toString() {
            return PREFIX + id;
        }
    }

    record Room(RoomId id) implements CallPlace {
        static final String PREFIX = "r_";

        @Override
        public String toString() {
            return PREFIX + id;
        }
    }

    static CallPlace of(ChatId id) {
        return new Chat(id);
    }

    /** @throws IllegalArgumentException for what {@link #toString} does not write */
    static CallPlace parse(String text) {
        if (text.startsWith(Meeting.PREFIX)) {
            return new Meeting(new MeetingId(text.substring(Meeting.PREFIX.length())));
        }
        return text.startsWith(Room.PREFIX)
            ? new Room(new RoomId(text.substring(Room.PREFIX.length())))
            : new Chat(new ChatId(text));
    }

    /** The chat's id; empty for a meeting or a room. */
    default Optional<ChatId> chatId() {
        return switch (this) {
            case Chat(var id) -> Optional.of(id);
            case Meeting _, Room _ -> Optional.empty();
        };
    }
}
