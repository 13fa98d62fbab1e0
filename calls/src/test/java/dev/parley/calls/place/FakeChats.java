package dev.parley.calls.place;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Admission;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatProfile;
import dev.parley.chat.log.ChatRules;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Pace;
import dev.parley.chat.log.Role;
import dev.parley.chat.log.Sanctions;
import dev.parley.chat.log.Tally;
import dev.parley.chat.log.TimeOut;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The chats of a test, to which the rules of production are put. */
public final class FakeChats implements ChatRecords {

    private final Map<ChatId, Chat> chats;
    private final Set<ChatId> blocked;
    private final Set<UserId> unknown = ConcurrentHashMap.newKeySet();
    private final IntConsumer found;
    private final AtomicInteger reads = new AtomicInteger();

    public FakeChats() {
        this(new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet(), _ -> {});
    }

    private FakeChats(Map<ChatId, Chat> chats, Set<ChatId> blocked, IntConsumer found) {
        this.chats = chats;
        this.blocked = blocked;
        this.found = found;
    }

    /** The same chats; {@code found} runs after each read, with the number of reads by then. */
    public FakeChats watched(IntConsumer found) {
        return new FakeChats(chats, blocked, found);
    }

    /** The rules of production; a chat of up to ten rings. */
    public Places places() {
        return new Places(new ChatPlaceRules(this, new PlaceProperties(10)), new Nowhere<>(), new Nowhere<>());
    }

    /** The chat has these members from now on; the first one owns a group. */
    public void put(ChatId id, Person... people) {
        chats.put(id, chat(id, Arrays.asList(people)));
    }

    public void put(ChatId id, List<Person> people) {
        chats.put(id, chat(id, people));
    }

    /** The member is an admin from now on. */
    public void appoint(ChatId id, Person person) {
        chats.computeIfPresent(id, (_, chat) -> {
            var members = new LinkedHashMap<>(chat.members());
            var admin = person.userId().orElseThrow();
            members.computeIfPresent(admin, (_, _) -> new Member(admin, Role.ADMIN, 1, 0));
            return new Chat(
                id,
                chat.type(),
                chat.profile(),
                chat.rules(),
                members,
                chat.admission(),
                chat.sanctions(),
                chat.pace(),
                chat.tally(),
                chat.pinned(),
                chat.shown(),
                chat.last()
            );
        });
    }

    public void clear() {
        chats.clear();
    }

    public void block(ChatId personal) {
        blocked.add(personal);
    }

    /** There is no such user any more. */
    public void forget(Person person) {
        person.userId().ifPresent(unknown::add);
    }

    /** How often a store was asked for a chat as it stands. */
    public int reads() {
        return reads.get();
    }

    private static Chat chat(ChatId id, List<Person> people) {
        boolean personal = id.personalPair().isPresent();
        var type = personal ? ChatType.PERSONAL : ChatType.GROUP;
        var members = new LinkedHashMap<UserId, Member>();
        for (Person person : people) {
            var role = personal || members.isEmpty() ? Role.OWNER : Role.MEMBER;
            person.userId().ifPresent(user -> members.put(user, new Member(user, role, 1, 0)));
        }
        var joined = members
            .values()
            .stream()
            .map(member -> new NewMember(member.userId(), member.role()))
            .toList();
        var profile = new ChatProfile("", "");
        var actor = people.getFirst().userId().orElseThrow();
        var body = new EventBody.ChatCreated(type, profile, joined);
        var created = new LoggedEvent(id, 1, Instant.EPOCH, actor, "created", 0, body);
        return new Chat(
            id,
            type,
            profile,
            ChatRules.defaultsOf(type),
            members,
            new Admission(null, Map.of(), Set.of()),
            Sanctions.NONE,
            new Pace(Map.of()),
            new Tally(Map.of(), 0, 0),
            List.of(),
            created,
            created
        );
    }

    @Override
    public void require(Chat chat, UserId user, ChatAction action) {
        if (!ChatAccess.allowed(chat, user).contains(action)) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
    }

    @Override
    public Optional<TimeOut> timeOut(Chat chat, UserId user) {
        return Optional.empty();
    }

    @Override
    public void requireNoTimeOut(Chat chat, UserId user) {
        // Nobody is timed out here.
    }

    @Override
    public Set<UserId> bots(Collection<UserId> users) {
        return Set.of();
    }

    @Override
    public Optional<Chat> find(ChatId chat) {
        var answer = Optional.ofNullable(chats.get(chat));
        found.accept(reads.incrementAndGet());
        return answer;
    }

    @Override
    public Optional<Chat> recall(ChatId chat) {
        return Optional.ofNullable(chats.get(chat));
    }

    @Override
    public void ensure(ChatId chat, UserId asking) {
        if (!chat.concerns(asking)) {
            throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
        }
    }

    @Override
    public void requireReachable(UserId user, UserId other) {
        if (unknown.contains(other)) {
            throw new ParleyException(ErrorCode.USER_NOT_FOUND);
        }
        requireUnblocked(ChatId.personal(user, other), user);
    }

    @Override
    public void requireUnblocked(ChatId chat, UserId user) {
        if (blocked.contains(chat)) {
            throw new ParleyException(ErrorCode.BLOCKED);
        }
    }
}
