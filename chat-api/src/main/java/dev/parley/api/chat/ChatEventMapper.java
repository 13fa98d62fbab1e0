package dev.parley.api.chat;

import dev.parley.api.protocol.AttachmentView;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ForwardView;
import dev.parley.api.protocol.MemberView;
import dev.parley.api.protocol.MentionView;
import dev.parley.api.protocol.PreferencesView;
import dev.parley.api.protocol.ReactionView;
import dev.parley.api.protocol.RemovedMessageView;
import dev.parley.api.protocol.RunNoteView;
import dev.parley.api.protocol.WebhookAuthorView;
import dev.parley.calls.session.CallId;
import dev.parley.chat.inbox.ChatPreferences;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.ForwardOrigin;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Mention;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.RunNote;
import dev.parley.chat.log.WebhookAuthor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of the log as the wire knows them. */
public final class ChatEventMapper {

    private ChatEventMapper() {}

    public static ChatEvent toWire(LoggedEvent event) {
        var chatId = event.chatId();
        long seq = event.seq();
        var at = event.at();
        var actor = event.actor();
        return switch (event.body()) {
            case EventBody.ChatCreated body -> new ChatEvent.Created(
                chatId,
                seq,
                at,
                actor,
                body.type(),
                body.profile().title(),
                body.profile().description(),
                members(body.members())
            );
            case EventBody.MembersAdded body -> new ChatEvent.MembersAdded(
                chatId,
                seq,
                at,
                actor,
                members(body.members())
            );
            case EventBody.MemberJoined body -> new ChatEvent.MemberJoined(chatId, seq, at, actor, body.invitedBy());
            case EventBody.InviteCreated body -> new ChatEvent.InviteCreated(chatId, seq, at, actor, body.inviteId());
            case EventBody.InviteRevoked body -> new ChatEvent.InviteRevoked(chatId, seq, at, actor, body.inviteId());
            case EventBody.HandleChanged body -> new ChatEvent.HandleChanged(chatId, seq, at, actor, body.handle());
            case EventBody.MemberRemoved body -> new ChatEvent.MemberRemoved(
                chatId,
                seq,
                at,
                actor,
                body.userId(),
                body.ban() != null
            );
            case EventBody.SanctionsChanged body -> new ChatEvent.SanctionsChanged(
                chatId,
                seq,
                at,
                actor,
                body.userId(),
                body.ban() != null,
                body.timeOut() == null ? null : body.timeOut().until()
            );
            case EventBody.MemberLeft _ -> new ChatEvent.MemberLeft(chatId, seq, at, actor);
            case EventBody.RoleChanged body -> new ChatEvent.RoleChanged(
                chatId,
                seq,
                at,
                actor,
                body.userId(),
                body.role()
            );
            case EventBody.OwnershipTransferred body -> new ChatEvent.OwnershipTransferred(
                chatId,
                seq,
                at,
                actor,
                body.to(),
                body.byServer()
            );
            case EventBody.ProfileChanged body -> new ChatEvent.ProfileChanged(
                chatId,
                seq,
                at,
                actor,
                body.profile().title(),
                body.profile().description()
            );
            case EventBody.AvatarChanged body -> new ChatEvent.AvatarChanged(chatId, seq, at, actor, body.avatar());
            case EventBody.RulesChanged body -> new ChatEvent.RulesChanged(
                chatId,
                seq,
                at,
                actor,
                body.rules().posting(),
                body.rules().adding(),
                body.rules().calling(),
                body.rules().slowModeSeconds(),
                body.rules().keptDays()
            );
            case EventBody.ChatDeleted _ -> new ChatEvent.Deleted(chatId, seq, at, actor);
            case MessageSent body -> message(event, body);
            case EventBody.MessageEdited body -> new ChatEvent.MessageEdited(
                chatId,
                seq,
                at,
                actor,
                body.target(),
                body.text(),
                mentions(body.mentions())
            );
            case EventBody.MessageDeleted body -> new ChatEvent.MessageDeleted(
                chatId,
                seq,
                at,
                actor,
                body.target(),
                body.author()
            );
            case EventBody.MessagesRemoved body -> new ChatEvent.MessagesRemoved(
                chatId,
                seq,
                at,
                actor,
                body
                    .messages()
                    .stream()
                    .map(message -> new RemovedMessageView(message.seq(), message.author()))
                    .toList()
            );
            case EventBody.ReactionChanged body -> new ChatEvent.ReactionChanged(
                chatId,
                seq,
                at,
                actor,
                body.target(),
                body.emoji(),
                body.added()
            );
            case EventBody.PinChanged body -> new ChatEvent.PinChanged(
                chatId,
                seq,
                at,
                actor,
                body.target(),
                body.pinned()
            );
            case EventBody.CallRecorded body -> new ChatEvent.CallRecorded(
                chatId,
                seq,
                at,
                actor,
                new CallId(body.callId()),
                body.kind(),
                body.outcome(),
                body.durationMs(),
                body.participantCount(),
                body.participants(),
                body.declined(),
                body.missed()
            );
        };
    }

    public static PreferencesView toWire(ChatPreferences preferences) {
        return new PreferencesView(
            preferences.mutedUntil(),
            preferences.archivedSeq(),
            preferences.markedUnread(),
            preferences.rev()
        );
    }

    public static List<ChatEvent> toWire(List<LoggedEvent> events) {
        return events.stream().map(ChatEventMapper::toWire).toList();
    }

    public static AttachmentView toWire(Attachment attachment) {
        var image = attachment.image();
        return new AttachmentView(
            attachment.id(),
            attachment.name(),
            attachment.mediaType(),
            attachment.size(),
            image == null
                ? null
                : new AttachmentView.ImageView(image.width(), image.height(), image.thumbnail(), image.moving())
        );
    }

    private static ChatEvent message(LoggedEvent event, MessageSent body) {
        var content = body.content();
        var state = body.state();
        return new ChatEvent.MessageSent(
            event.chatId(),
            event.seq(),
            event.at(),
            event.actor(),
            content.clientId(),
            content.text(),
            content.replyTo(),
            mentions(content.mentions()),
            forwarded(content.forwarded()),
            content.attachments().stream().map(ChatEventMapper::toWire).toList(),
            webhook(content.webhook()),
            run(content.run()),
            state.rev(),
            state.editedAt(),
            state.deleted(),
            state
                .reactions()
                .entrySet()
                .stream()
                .map(reaction -> new ReactionView(reaction.getKey(), reaction.getValue()))
                .toList()
        );
    }

    static List<MentionView> mentions(List<Mention> mentions) {
        return mentions
            .stream()
            .map(mention -> new MentionView(mention.userId(), mention.start(), mention.length()))
            .toList();
    }

    private static @Nullable ForwardView forwarded(@Nullable ForwardOrigin origin) {
        return origin == null ? null : new ForwardView(origin.author(), origin.chatId(), origin.seq());
    }

    static @Nullable WebhookAuthorView webhook(@Nullable WebhookAuthor author) {
        return author == null ? null : new WebhookAuthorView(author.name(), author.picture());
    }

    private static @Nullable RunNoteView run(@Nullable RunNote run) {
        return run == null ? null : new RunNoteView(run.user(), run.name());
    }

    private static List<MemberView> members(List<NewMember> members) {
        return members
            .stream()
            .map(member -> new MemberView(member.userId(), member.role()))
            .toList();
    }
}
