package dev.parley.calls;

import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;

/** The people of the tests and their devices. */
public final class People {

    public static final UserId ANN = new UserId(id("a"));
    public static final UserId BOB = new UserId(id("b"));
    public static final UserId CID = new UserId(id("c"));
    public static final UserId EVE = new UserId(id("e"));

    public static final ConnectionId ANN_PC = new ConnectionId(id("a1"));
    public static final ConnectionId ANN_PHONE = new ConnectionId(id("a2"));
    public static final ConnectionId BOB_PC = new ConnectionId(id("b1"));
    public static final ConnectionId BOB_PHONE = new ConnectionId(id("b2"));
    public static final ConnectionId CID_PC = new ConnectionId(id("c1"));
    public static final ConnectionId EVE_PC = new ConnectionId(id("e1"));

    public static final ChatId ANN_AND_BOB = ChatId.personal(ANN, BOB);
    public static final ChatId ANN_AND_CID = ChatId.personal(ANN, CID);
    public static final ChatId BOB_AND_CID = ChatId.personal(BOB, CID);
    public static final ChatId GROUP = new ChatId(id("9"));

    private People() {}

    /** An id that ends like this. */
    public static String id(String end) {
        return "0".repeat(26 - end.length()) + end;
    }
}
