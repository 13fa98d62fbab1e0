package dev.parley.calls;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;

/** The people of the tests, their devices and their places. */
public final class People {

    private static final UserId ANNS = new UserId(id("a"));
    private static final UserId BOBS = new UserId(id("b"));
    private static final UserId CIDS = new UserId(id("c"));

    public static final Person ANN = Person.of(ANNS);
    public static final Person BOB = Person.of(BOBS);
    public static final Person CID = Person.of(CIDS);
    public static final Person EVE = Person.of(new UserId(id("e")));

    public static final ConnectionId ANN_PC = new ConnectionId(id("a1"));
    public static final ConnectionId ANN_PHONE = new ConnectionId(id("a2"));
    public static final ConnectionId BOB_PC = new ConnectionId(id("b1"));
    public static final ConnectionId BOB_PHONE = new ConnectionId(id("b2"));
    public static final ConnectionId CID_PC = new ConnectionId(id("c1"));
    public static final ConnectionId EVE_PC = new ConnectionId(id("e1"));

    public static final CallPlace.Chat ANN_AND_BOB = new CallPlace.Chat(ChatId.personal(ANNS, BOBS));
    public static final CallPlace.Chat ANN_AND_CID = new CallPlace.Chat(ChatId.personal(ANNS, CIDS));
    public static final CallPlace.Chat BOB_AND_CID = new CallPlace.Chat(ChatId.personal(BOBS, CIDS));
    public static final CallPlace.Chat GROUP = new CallPlace.Chat(new ChatId(id("9")));

    private People() {}

    /** An id that ends like this. */
    public static String id(String end) {
        return "0".repeat(26 - end.length()) + end;
    }
}
