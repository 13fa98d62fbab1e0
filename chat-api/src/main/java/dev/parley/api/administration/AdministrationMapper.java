package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.AuditEntryResponse;
import dev.parley.api.administration.AdministrationResponses.AuditPage;
import dev.parley.api.administration.AdministrationResponses.HoldResponse;
import dev.parley.api.administration.AdministrationResponses.PeoplePage;
import dev.parley.api.administration.AdministrationResponses.PersonResponse;
import dev.parley.api.administration.AdministrationResponses.RegistrationInviteResponse;
import dev.parley.api.user.UserMapper;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.administration.People;
import dev.parley.chat.administration.RegistrationInvite;
import dev.parley.chat.audit.AuditEntry;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.retention.Hold;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** From the domain to what administrators are told, with the names of the users. */
@Component
@RequiredArgsConstructor
class AdministrationMapper {

    private final Users users;
    private final UserMapper mapper;

    PersonResponse person(People.Listed listed) {
        var user = listed.account().user();
        return new PersonResponse(
            mapper.toResponse(user),
            user.createdAt(),
            listed.administrator(),
            listed.lockedAt(),
            listed.secondFactor()
        );
    }

    PeoplePage people(People.Page page) {
        return new PeoplePage(page.people().stream().map(this::person).toList(), page.next());
    }

    List<RegistrationInviteResponse> invites(List<RegistrationInvite> invites) {
        var makers = named(invites.stream().map(RegistrationInvite::maker).collect(Collectors.toSet()));
        return invites
            .stream()
            .map(invite ->
                new RegistrationInviteResponse(
                    invite.id(),
                    makers.get(invite.maker()),
                    invite.createdAt(),
                    invite.expiresAt(),
                    invite.maxUses(),
                    invite.uses(),
                    invite.sentTo() == null ? null : invite.sentTo().text()
                )
            )
            .toList();
    }

    List<HoldResponse> holds(List<Hold> holds) {
        var named = named(
            holds
                .stream()
                .flatMap(hold -> Stream.concat(Stream.of(hold.by()), peopleOf(hold).stream()))
                .collect(Collectors.toSet())
        );
        return holds
            .stream()
            .map(hold ->
                new HoldResponse(
                    hold.chatId(),
                    hold.title(),
                    peopleOf(hold)
                        .stream()
                        .flatMap(id -> Stream.ofNullable(named.get(id)))
                        .toList(),
                    named.get(hold.by()),
                    hold.since()
                )
            )
            .toList();
    }

    private static List<UserId> peopleOf(Hold hold) {
        return hold.chatId().personalPair().orElse(List.of());
    }

    AuditPage audit(AuditLog.Page page) {
        Set<UserId> named = page
            .entries()
            .stream()
            .flatMap(entry -> Stream.concat(Stream.ofNullable(entry.actor()), Stream.ofNullable(entry.person())))
            .collect(Collectors.toSet());
        return new AuditPage(
            page.entries().stream().map(AdministrationMapper::entry).toList(),
            List.copyOf(named(named).values()),
            page.next() == null ? null : page.next().toString()
        );
    }

    static AuditEntryResponse entry(AuditEntry entry) {
        return new AuditEntryResponse(
            entry.id(),
            entry.at(),
            entry.kind(),
            entry.actor(),
            entry.person(),
            entry.address(),
            entry.details()
        );
    }

    private Map<UserId, UserResponse> named(Collection<UserId> ids) {
        return users.all(ids).stream().collect(Collectors.toMap(User::id, mapper::toResponse));
    }
}
