package dev.parley.chat.digest;

import dev.parley.chat.log.ChatId;
import java.util.List;

/**
 * What somebody has missed.
 *
 * @param count how many messages and calls, in all chats
 * @param chats the one with the newest first
 * @param moreChats how many other chats have something
 */
public record Digest(int count, List<MissedChat> chats, int moreChats) {
    public Digest {
        chats = List.copyOf(chats);
    }

    /**
     * What was missed in a chat.
     *
     * @param title of the chat; of a personal one the name of the other; one line
     * @param messages how many, and no more than {@value DigestStore#MOST_NOTED}
     * @param calls likewise
     * @param lines the newest of them, oldest first; none where the reader wants no text
     */
    public record MissedChat(ChatId chatId, String title, int messages, int calls, List<Line> lines) {
        public MissedChat {
            lines = List.copyOf(lines);
        }

        /** How many are not among the lines. */
        public int rest() {
            return messages + calls - lines.size();
        }

        /** Without what it says. */
        @Override
        public String toString() {
            return "MissedChat[]";
        }
    }

    /**
     * A message or a call.
     *
     * @param name of who has written, or called; one line
     * @param text one line, which may be cut; empty for files alone, and for a call
     * @param files how many a message has
     */
    public record Line(long seq, boolean call, String name, String text, int files) {
        /** Without what it says. */
        @Override
        public String toString() {
            return "Line[]";
        }
    }
}
