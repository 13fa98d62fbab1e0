package dev.parley.api.web;

import dev.parley.api.protocol.ProtocolJson;
import dev.parley.api.security.IntentArgument;
import dev.parley.calls.history.CallCursor;
import dev.parley.calls.meeting.MeetingCursor;
import dev.parley.calls.meeting.MeetingState;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.RoomId;
import dev.parley.calls.session.CallId;
import dev.parley.chat.administration.PeopleKind;
import dev.parley.chat.administration.RegistrationInviteId;
import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.attachment.SharedKind;
import dev.parley.chat.audit.AuditCursor;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.filter.FilteredWordId;
import dev.parley.chat.held.HeldMessageId;
import dev.parley.chat.incoming.IncomingWebhookId;
import dev.parley.chat.listing.ChatOrder;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.InviteId;
import dev.parley.chat.moderation.NoticeId;
import dev.parley.chat.moderation.ReportId;
import dev.parley.chat.passkey.PasskeyId;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.WebhookId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** REST uses the same JSON as the socket, and ids in addresses are what they are in the domain. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class WebConfiguration implements WebMvcConfigurer {

    private static final Pattern LATER_WORD = Pattern.compile("_([a-z])");

    private final IntentArgument intents;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(intents);
    }

    @Bean
    JsonMapperBuilderCustomizer protocolJson() {
        return ProtocolJson::strict;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UserId.class, UserId::new);
        registry.addConverter(String.class, ChatId.class, ChatId::new);
        registry.addConverter(String.class, InviteId.class, InviteId::new);
        registry.addConverter(String.class, AttachmentId.class, AttachmentId::new);
        registry.addConverter(String.class, AvatarId.class, AvatarId::new);
        registry.addConverter(String.class, ApiKeyId.class, ApiKeyId::new);
        registry.addConverter(String.class, AuthSessionId.class, AuthSessionId::new);
        registry.addConverter(String.class, PasskeyId.class, PasskeyId::new);
        registry.addConverter(String.class, WebhookId.class, WebhookId::new);
        registry.addConverter(String.class, IncomingWebhookId.class, IncomingWebhookId::new);
        registry.addConverter(String.class, RegistrationInviteId.class, RegistrationInviteId::new);
        registry.addConverter(String.class, ReportId.class, ReportId::new);
        registry.addConverter(String.class, NoticeId.class, NoticeId::new);
        registry.addConverter(String.class, FilteredWordId.class, FilteredWordId::new);
        registry.addConverter(String.class, HeldMessageId.class, HeldMessageId::new);
        registry.addConverter(String.class, AuditCursor.class, AuditCursor::parse);
        registry.addConverter(String.class, CallId.class, CallId::new);
        registry.addConverter(String.class, CallCursor.class, CallCursor::parse);
        registry.addConverter(String.class, MeetingId.class, MeetingId::new);
        registry.addConverter(String.class, RoomId.class, RoomId::new);
        registry.addConverter(String.class, MeetingCursor.class, MeetingCursor::parse);
        registry.addConverter(String.class, Person.class, Person::parse);
        registry.addConverter(String.class, MeetingState.class, text -> named(MeetingState.values(), text));
        registry.addConverter(String.class, SharedKind.class, text -> named(SharedKind.values(), text));
        registry.addConverter(String.class, PeopleKind.class, text -> named(PeopleKind.values(), text));
        registry.addConverter(String.class, ChatOrder.class, text -> named(ChatOrder.values(), text));
        registry.addConverter(String.class, ChatType.class, text -> named(ChatType.values(), text));
        registry.addConverter(String.class, AuditKind.class, text -> named(AuditKind.values(), text));
    }

    /** As everywhere in the protocol: in lower camel case. */
    private static <E extends Enum<E>> E named(E[] all, String text) {
        return Arrays.stream(all)
            .filter(each -> camelCase(each.name()).equals(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not one of the names"));
    }

    private static String camelCase(String name) {
        return LATER_WORD.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(found ->
            found.group(1).toUpperCase(Locale.ROOT)
        );
    }
}
