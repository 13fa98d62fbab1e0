package dev.parley.api.invite;

import dev.parley.api.invite.InviteResponses.ChatPreview;
import dev.parley.api.invite.InviteResponses.InviteResponse;
import dev.parley.api.user.UserMapper;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.invite.Invites;
import dev.parley.chat.log.Chat;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts invites and the users they name together. */
@Component
@RequiredArgsConstructor
class InviteAssembler {

    private final Users users;
    private final UserMapper mapper;

    List<InviteResponse> invites(List<Invites.Issued> issued) {
        var makers = issued
            .stream()
            .map(each -> each.invite().maker())
            .collect(Collectors.toSet());
        var responses = users.all(makers).stream().collect(Collectors.toMap(User::id, mapper::toResponse));
        return issued
            .stream()
            .map(each -> invite(each, responses.get(each.invite().maker())))
            .toList();
    }

    ChatPreview preview(@Nullable UserId viewer, Invites.Preview preview) {
        var maker = users.find(preview.invite().maker()).map(mapper::toResponse).orElse(null);
        return preview(viewer, preview.chat(), maker);
    }

    ChatPreview preview(UserId viewer, Chat chat) {
        return preview(viewer, chat, null);
    }

    private static ChatPreview preview(@Nullable UserId viewer, Chat chat, @Nullable UserResponse invitedBy) {
        return new ChatPreview(
            viewer != null && chat.member(viewer).isPresent() ? chat.id() : null,
            chat.type(),
            chat.profile().title(),
            chat.profile().description(),
            chat.members().size(),
            invitedBy,
            chat.admission().handle()
        );
    }

    private static InviteResponse invite(Invites.Issued issued, @Nullable UserResponse maker) {
        var invite = issued.invite();
        return new InviteResponse(
            invite.id(),
            issued.token(),
            maker,
            invite.createdAt(),
            invite.expiresAt(),
            invite.maxUses(),
            invite.uses()
        );
    }
}
