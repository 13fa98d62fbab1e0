package dev.parley.chat.listing;

/** By what chats are listed, the most first. */
public enum ChatOrder {
    BYTES("bytes"),
    LAST_MESSAGE("active"),
    MEMBERS("memberCount");

    private final String field;

    ChatOrder(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }
}
