package dev.parley.chat.log;

import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chat as it stands after the event {@code last}: nothing but the fold of its log.
 *
 * @param members in the order in which they joined; nobody once the chat is deleted
 * @param admission how one comes in without being added
 * @param sanctions who is banned, and who may not write for a time
 * @param pace who has posted lately, while slow mode is on
 * @param tally whose its messages are, and which are deleted
 * @param pinned the seqs of the pinned messages, the latest pin last
 * @param shown the newest event that a list of chats shows: no edit, no reaction; a message as it is after
 *     edits and deletion, without its reactions
 */
public record Chat(
    ChatId id,
    ChatType type,
    ChatProfile profile,
    ChatRules rules,
    Map<UserId, Member> members,
    Admission admission,
    Sanctions sanctions,
    Pace pace,
    Tally tally,
    List<Long> pinned,
    LoggedEvent shown,
    LoggedEvent last
) {
    /** The chat that its first event makes. */
    static Chat created(LoggedEvent first) {
        if (first.seq() != 1 || !(first.body() instanceof ChatCreated body)) {
            throw new IllegalStateException("log of " + first.chatId() + " does not start with its creation");
        }
        var members = Members.joined(Map.of(), body.members(), first);
        var rules = ChatRules.defaultsOf(body.type());
        return new Chat(
            first.chatId(),
            body.type(),
            body.profile(),
            rules,
            members,
            Admission.CLOSED,
            Sanctions.NONE,
            Pace.FREE,
            Tally.EMPTY,
            List.of(),
            first,
            first
        );
    }

    /** The chat after one more event, which must be the very next one. */
    Chat after(LoggedEvent event) {
        if (event.seq() != seq() + 1) {
            throw new IllegalStateException("event " + event.seq() + " after " + seq() + " of " + id);
        }
        return switch (event.body()) {
            case EventBody.MembersAdded added -> with(Members.joined(members, added.members(), event), event);
            case EventBody.MemberJoined _ -> with(
                Members.joined(members, List.of(new NewMember(event.actor(), Role.MEMBER)), event),
                event
            );
            case EventBody.MemberRemoved removed -> with(Members.without(members, removed.userId()), event);
            case EventBody.MemberLeft _ -> with(Members.without(members, event.actor()), event);
            case EventBody.RoleChanged changed -> with(
                Members.withRole(members, changed.userId(), changed.role()),
                event
            );
            case EventBody.OwnershipTransferred transferred -> {
                var demoted = Members.withRole(members, event.actor(), Role.ADMIN);
                yield with(Members.withRole(demoted, transferred.to(), Role.OWNER), event);
            }
            case EventBody.ProfileChanged changed -> with(
                changed.profile().withAvatar(profile.avatar()),
                rules,
                members,
                pinned,
                event
            );
            case EventBody.AvatarChanged changed -> with(
                profile.withAvatar(changed.avatar()),
                rules,
                members,
                pinned,
                event
            );
            case EventBody.RulesChanged changed -> with(profile, changed.rules(), members, pinned, event);
            case EventBody.ChatDeleted _ -> with(Map.of(), event);
            case EventBody.PinChanged changed -> with(Pins.after(pinned, changed), event);
            case EventBody.MessageDeleted deleted -> with(Pins.without(pinned, deleted.target()), event);
            case EventBody.MessagesRemoved removed -> with(Pins.without(pinned, removed), event);
            case
                EventBody.InviteCreated _,
                EventBody.InviteRevoked _,
                EventBody.HandleChanged _,
                EventBody.SanctionsChanged _,
                EventBody.MessageSent _,
                EventBody.MessageEdited _,
                EventBody.ReactionChanged _,
                EventBody.CallRecorded _ -> with(members, event);
            case ChatCreated _ -> throw new IllegalStateException(id + " is created twice");
        };
    }

    private Chat with(Map<UserId, Member> newMembers, LoggedEvent event) {
        return with(profile, rules, newMembers, pinned, event);
    }

    private Chat with(List<Long> newPins, LoggedEvent event) {
        return with(profile, rules, members, newPins, event);
    }

    private Chat with(
        ChatProfile newProfile,
        ChatRules newRules,
        Map<UserId, Member> newMembers,
        List<Long> newPins,
        LoggedEvent event
    ) {
        return new Chat(
            id,
            type,
            newProfile,
            newRules,
            newMembers,
            admissionAfter(event),
            sanctions.after(event),
            pace.after(event, newRules.slowMode()),
            tally.after(event),
            newPins,
            shownAfter(event),
            event
        );
    }

    /** Whoever was banned, and is no more, may come back by themselves. */
    private Admission admissionAfter(LoggedEvent event) {
        return switch (event.body()) {
            case EventBody.SanctionsChanged(var userId, var ban, var _, var _) when (
                ban == null && sanctions.isBanned(userId)
            ) -> admission.forgiving(userId);
            default -> admission.after(event);
        };
    }

    private LoggedEvent shownAfter(LoggedEvent event) {
        return switch (event.body()) {
            case EventBody.MessageEdited edited when edited.target() == shown.seq() -> shown.withBody(
                ((MessageSent) shown.body()).edited(event, edited)
            );
            case EventBody.MessageDeleted deleted when deleted.target() == shown.seq() -> shown.withBody(
                ((MessageSent) shown.body()).deleted(event)
            );
            case EventBody.MessagesRemoved removed when removed.has(shown.seq()) -> shown.withBody(
                ((MessageSent) shown.body()).deleted(event)
            );
            case
                EventBody.InviteCreated _,
                EventBody.InviteRevoked _,
                EventBody.MessageEdited _,
                EventBody.MessageDeleted _,
                EventBody.MessagesRemoved _,
                EventBody.ReactionChanged _,
                EventBody.PinChanged _ -> shown;
            // As read from the log a message has what became of it since, its reactions too.
            case MessageSent sent -> event.withBody(sent.unreacted());
            default -> event;
        };
    }

    /** The place of the newest event. */
    public long seq() {
        return last.seq();
    }

    /** Whether it has come to its end: nobody is a member any more, and nobody can be. */
    public boolean isDeleted() {
        return members.isEmpty();
    }

    /** Whether it is a personal chat of which one account was deleted: there is nobody to write to. */
    public boolean isPersonalWithDeletedAccount() {
        return type == ChatType.PERSONAL && members.size() < 2;
    }

    /** How many messages have been sent. */
    public long messages() {
        return last.messages();
    }

    public Optional<Member> member(UserId userId) {
        return Optional.ofNullable(members.get(userId));
    }

    public Optional<Member> owner() {
        return members
            .values()
            .stream()
            .filter(member -> member.role() == Role.OWNER)
            .findFirst();
    }
}
