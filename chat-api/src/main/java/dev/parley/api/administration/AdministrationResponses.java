package dev.parley.api.administration;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.administration.Consumers;
import dev.parley.chat.administration.RegistrationInviteId;
import dev.parley.chat.administration.RegistrationMode;
import dev.parley.chat.administration.SecondFactorRule;
import dev.parley.chat.audit.AuditEntryId;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.email.MailLanguage;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.node.NodeStatus;
import dev.parley.chat.user.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes for administrators. */
final class AdministrationResponses {

    private AdministrationResponses() {}

    /**
     * Somebody's account, to an administrator.
     *
     * @param createdAt when it was made
     * @param lockedAt when it was locked; null where it is not
     * @param secondFactor whether there is an app or a passkey
     */
    record PersonResponse(
        UserResponse user,
        Instant createdAt,
        boolean administrator,
        @Nullable Instant lockedAt,
        boolean secondFactor
    ) {}

    /** @param next the cursor of the next page, null at the end */
    record PeoplePage(List<PersonResponse> people, @Nullable String next) {}

    record AdministratorRequest(@NotNull Boolean administrator) {}

    /** @param reason that the user is told who tries to log in; null or missing for none */
    record LockRequest(@NotNull Boolean locked, @Nullable @Size(max = 1_000) String reason) {}

    /** @param token works once and for a day, and is never told again */
    record ResetLink(String token) {
        @Override
        public String toString() {
            return "ResetLink[]";
        }
    }

    record MakePersonRequest(@NotNull @Size(max = 100) String username, @NotNull @Size(max = 500) String displayName) {}

    /** @param token of the link by which the person chooses a password, once */
    record MadePerson(PersonResponse person, String token) {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "MadePerson[" + person + "]";
        }
    }

    /**
     * A node that has said within the last 45 s that it runs; what it says of itself is up to 15 s old.
     *
     * @param id new at each start
     * @param address where other nodes and operators reach it, as host:port
     * @param connections open sockets
     * @param mediaPeople the people whose media it forwards
     * @param draining it takes nothing new and is about to stop
     * @param answering whether it has given this answer
     */
    record ServerResponse(
        String id,
        String address,
        String version,
        int connections,
        int mediaPeople,
        boolean draining,
        boolean answering
    ) {
        static ServerResponse of(NodeStatus node, NodeId answering) {
            return new ServerResponse(
                node.id().value(),
                node.address(),
                node.version(),
                node.connections(),
                node.mediaPeople(),
                node.draining(),
                node.id().equals(answering)
            );
        }
    }

    record ServerList(List<ServerResponse> servers) {}

    /**
     * @param chats with events that it has not handled
     * @param oldestMs how long the chat that waits longest has waited
     * @param parked how many chats it has given up for now
     * @param parkedSince the earliest of them; null where there are none
     * @param failure the kind of the latest failure; null where there are none
     */
    record ConsumerResponse(
        String name,
        int chats,
        long events,
        long oldestMs,
        int parked,
        @Nullable Instant parkedSince,
        @Nullable String failure
    ) {
        static ConsumerResponse of(Consumers.Standing standing) {
            var lag = standing.lag();
            return new ConsumerResponse(
                lag.consumer(),
                lag.chats(),
                lag.events(),
                lag.oldest().toMillis(),
                standing.parked(),
                standing.parkedSince(),
                standing.failure()
            );
        }
    }

    record ConsumerList(List<ConsumerResponse> consumers) {}

    /** @param required who has to have a second factor, or a passkey */
    record SecondFactorDemandResponse(SecondFactorRule required) {}

    record SecondFactorDemandRequest(@NotNull SecondFactorRule required) {}

    /** @param versionsShown whether members see what edits of messages have replaced */
    record MessageSettingsResponse(boolean versionsShown) {}

    record MessageSettingsRequest(@NotNull Boolean versionsShown) {}

    /** @param days for how many days messages are kept; null for ever */
    record RetentionResponse(@Nullable Integer days, List<HoldResponse> holds) {}

    /**
     * A chat whose messages are kept, however old.
     *
     * @param title empty for a personal chat
     * @param people the two of a personal chat, without accounts that are gone; empty for others
     * @param by the administrator who has placed it; null where the account is gone
     */
    record HoldResponse(
        ChatId chatId,
        String title,
        List<UserResponse> people,
        @Nullable UserResponse by,
        Instant since
    ) {}

    record RetentionRequest(@JsonProperty(required = true) @Nullable Integer days) {}

    record HoldRequest(@NotNull Boolean held) {}

    /** @param mode who may register */
    /** @param domains of the e-mail addresses with which one may register; empty where it is not by those */
    record RegistrationResponse(RegistrationMode mode, List<String> domains) {}

    /**
     * @param domains also while it is not by e-mail
     * @param mailSent whether this server sends mails, without which it cannot be by e-mail
     */
    record RegistrationSettings(RegistrationMode mode, List<String> domains, boolean mailSent) {}

    /** @param domains the present ones stay without them */
    record RegistrationRequest(
        @NotNull RegistrationMode mode,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        @Size(max = 100)
        @Nullable
        List<@NotNull @Size(max = 300) String> domains
    ) {}

    record RegistrationMailRequest(@NotNull @Size(max = 500) String email, @NotNull MailLanguage language) {
        /** Without the address, so that it never reaches a log. */
        @Override
        public String toString() {
            return "RegistrationMailRequest[]";
        }
    }

    record RegistrationLinkRequest(@NotNull @Size(max = 100) String token) {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "RegistrationLinkRequest[]";
        }
    }

    /** @param email to which the link was sent */
    record RegistrationLinkLook(String email) {}

    /**
     * @param expiresInSeconds 60 to 31,622,400 (366 days)
     * @param maxUses 1 to 1,000
     */
    record CreateRegistrationInviteRequest(
        @JsonProperty(required = true) @NotNull Long expiresInSeconds,
        @JsonProperty(required = true) @NotNull Integer maxUses
    ) {}

    /** An invite to register, without its token. @param maker who made it; null where the account is gone */
    record RegistrationInviteResponse(
        RegistrationInviteId id,
        @Nullable UserResponse maker,
        Instant createdAt,
        Instant expiresAt,
        int maxUses,
        int uses,
        @Nullable String sentTo
    ) {}

    /** @param email whom to send the link of an invite for one */
    record MailRegistrationInviteRequest(
        @NotNull @Size(max = 500) String email,
        @NotNull MailLanguage language,
        @JsonProperty(required = true) @NotNull Long expiresInSeconds
    ) {
        /** Without the address, so that it never reaches a log. */
        @Override
        public String toString() {
            return "MailRegistrationInviteRequest[]";
        }
    }

    /** @param token the end of its address, {@code /register/<token>}, which is never told again */
    record CreatedRegistrationInvite(RegistrationInviteResponse invite, String token) {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "CreatedRegistrationInvite[" + invite + "]";
        }
    }

    /** @param invites the one that expires last first */
    record RegistrationInviteList(List<RegistrationInviteResponse> invites) {}

    /** @param expiresAt until when one may register by it */
    record RegistrationInviteLook(Instant expiresAt) {}

    /**
     * An entry of the audit log.
     *
     * @param actor who has done it; null where nobody was logged in, and for what the configuration has done
     * @param person whom it concerns; null for nobody, as of an unknown user name
     * @param address of the network that it came from; null where it does not matter
     * @param details what else there is to know, by name
     */
    record AuditEntryResponse(
        AuditEntryId id,
        Instant at,
        AuditKind kind,
        @Nullable UserId actor,
        @Nullable UserId person,
        @Nullable String address,
        Map<String, String> details
    ) {}

    /**
     * @param entries the latest first
     * @param users those whom the entries name, as far as their accounts exist
     * @param next the cursor of the next page, null at the end
     */
    record AuditPage(List<AuditEntryResponse> entries, List<UserResponse> users, @Nullable String next) {}
}
