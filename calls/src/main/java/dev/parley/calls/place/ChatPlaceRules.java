package dev.parley.calls.place;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Calls in chats. A personal chat, and a group or channel of few members, rings everybody else, and its call is over when
 * one is left alone. A larger one rings nobody by itself: its call is open, and one may wait in it for others. Either of the
 * two of a personal chat may add to their call whom that one could call, and who can be together with both.
 */
@Component
@RequiredArgsConstructor
class ChatPlaceRules implements PlaceRules<CallPlace.Chat> {

    private final ChatRecords chats;
    private final PlaceProperties properties;

    @Override
    public Opening requireStart(CallPlace.Chat place, Person person) {
        var user = person.userId().orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        chats.requireUnblocked(place.id(), user);
        chats.ensure(place.id(), user);
        var chat = concerning(place.id(), user)
            .flatMap(chats::find)
            .orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        chats.require(chat, user, ChatAction.CALL);
        var bots = ringsEverybody(chat) ? chats.bots(chat.members().keySet()) : Set.<UserId>of();
        var others = chat
            .members()
            .keySet()
            .stream()
            .filter(member -> !member.equals(user) && !bots.contains(member))
            .filter(member -> chats.timeOut(chat, member).isEmpty())
            .map(Person::of)
            .collect(Collectors.toUnmodifiableSet());
        if (others.isEmpty()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("place", "there is nobody to call"));
        }
        return new Opening(ringsEverybody(chat) ? others : Set.of(), isPersonal(place) ? others : Set.of());
    }

    @Override
    public boolean mayKnow(CallPlace.Chat place, Person person) {
        return person
            .userId()
            .filter(user -> member(place, user).isPresent())
            .isPresent();
    }

    @Override
    public boolean stillBelongs(CallPlace.Chat place, Person person) {
        return person
            .userId()
            .filter(user ->
                concerning(place.id(), user)
                    .flatMap(chats::recall)
                    .filter(chat -> chat.member(user).isPresent())
                    .filter(chat -> chats.timeOut(chat, user).isEmpty())
                    .isPresent()
            )
            .isPresent();
    }

    /** One who was timed out is heard by nobody, so they are not in the call at all. */
    @Override
    public void requireEntry(CallPlace.Chat place, Person person) {
        var user = person.userId().orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        var chat = concerning(place.id(), user)
            .flatMap(chats::find)
            .filter(found -> found.member(user).isPresent())
            .orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        chats.requireNoTimeOut(chat, user);
        chats.requireUnblocked(place.id(), user);
    }

    @Override
    public Set<Person> requireRing(CallPlace.Chat place, Person by, Set<Person> others) {
        var user = by.userId().orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        chats.requireUnblocked(place.id(), user);
        var chat = concerning(place.id(), user)
            .flatMap(chats::find)
            .filter(found -> found.member(user).isPresent())
            .orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        chats.require(chat, user, ChatAction.CALL);
        requireNoBots(others);
        var outsiders = others
            .stream()
            .filter(other -> other.userId().flatMap(chat::member).isEmpty())
            .collect(Collectors.toUnmodifiableSet());
        outsiders.forEach(outsider -> {
            if (!isPersonal(place) || outsider.userId().isEmpty()) {
                throw new ParleyException(ErrorCode.NOT_A_MEMBER, Map.of("userId", outsider.toString()));
            }
            chat.members()
                .keySet()
                .forEach(member -> chats.requireReachable(member, outsider.userId().get()));
        });
        return outsiders;
    }

    private void requireNoBots(Set<Person> called) {
        var users = called
            .stream()
            .flatMap(person -> person.userId().stream())
            .toList();
        if (!chats.bots(users).isEmpty()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("people", "must be no bots"));
        }
    }

    @Override
    public void requireEntryOfAdded(CallPlace.Chat place, Person person) {
        var user = person.userId().orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        var pair = place
            .id()
            .personalPair()
            .orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
        pair.forEach(member -> chats.requireUnblocked(ChatId.personal(member, user), user));
    }

    @Override
    public boolean mayModerate(CallPlace.Chat place, Person person) {
        return person
            .userId()
            .flatMap(user -> member(place, user))
            .filter(member -> moderates(place, member))
            .isPresent();
    }

    /** Whoever is no member any more is on the way out of the call, and above nobody. */
    @Override
    public boolean mayHost(CallPlace.Chat place, Person person, Set<Person> others) {
        return person
            .userId()
            .filter(user -> place.id().concerns(user))
            .flatMap(user ->
                chats.find(place.id()).flatMap(chat ->
                    chat
                        .member(user)
                        .filter(member -> moderates(place, member))
                        .filter(member ->
                            others.stream().noneMatch(other -> roleOf(chat, other).isAbove(member.role()))
                        )
                )
            )
            .isPresent();
    }

    @Override
    public boolean starterMayEnd(CallPlace.Chat place) {
        return true;
    }

    /** The call itself remembers it; the next one in the chat is for all its members. */
    @Override
    public void removedByHost(CallPlace.Chat place, Person person) {
        // Whom a chat keeps out its admins remove from the chat.
    }

    @Override
    public Optional<Restraints> restraints(CallPlace.Chat place, Person person) {
        return Optional.empty();
    }

    @Override
    public boolean mayRecord(CallPlace.Chat place, Person person) {
        return person
            .userId()
            .filter(user ->
                concerning(place.id(), user)
                    .flatMap(chats::find)
                    .filter(chat -> ChatAccess.allowed(chat, user).contains(ChatAction.RECORD))
                    .isPresent()
            )
            .isPresent();
    }

    private static Role roleOf(Chat chat, Person person) {
        return person.userId().flatMap(chat::member).map(Member::role).orElse(Role.MEMBER);
    }

    /** Both of a personal chat own it, and neither hosts the other. */
    private static boolean moderates(CallPlace.Chat place, Member member) {
        return !isPersonal(place) && member.role() != Role.MEMBER;
    }

    /** A call of two concerns both. */
    @Override
    public boolean showsCallToAll(CallPlace.Chat place) {
        return !isPersonal(place);
    }

    @Override
    public LastsWhile lastsWhile(CallPlace.Chat place) {
        if (isPersonal(place)) {
            return LastsWhile.TWO;
        }
        return chats
            .recall(place.id())
            .filter(chat -> !ringsEverybody(chat))
            .map(_ -> LastsWhile.ONE)
            .orElse(LastsWhile.TWO);
    }

    private boolean ringsEverybody(Chat chat) {
        return chat.type() == ChatType.PERSONAL || chat.members().size() <= properties.ringUpTo();
    }

    private static boolean isPersonal(CallPlace.Chat place) {
        return place.id().personalPair().isPresent();
    }

    private Optional<Member> member(CallPlace.Chat place, UserId user) {
        return concerning(place.id(), user)
            .flatMap(chats::find)
            .flatMap(chat -> chat.member(user));
    }

    /** The personal chat of others is not even looked up. */
    private static Optional<ChatId> concerning(ChatId chat, UserId user) {
        return Optional.of(chat).filter(id -> id.concerns(user));
    }
}
