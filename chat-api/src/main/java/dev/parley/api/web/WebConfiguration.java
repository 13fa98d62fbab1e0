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
import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.incoming.IncomingWebhookId;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.InviteId;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.WebhookId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** REST uses the same JSON as the socket; every path of the page is answered with its one document. */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class WebConfiguration implements WebMvcConfigurer {

    private static final String EMBED_SCRIPTS = "/embed/*.js";

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
        registry.addConverter(String.class, WebhookId.class, WebhookId::new);
        registry.addConverter(String.class, IncomingWebhookId.class, IncomingWebhookId::new);
        registry.addConverter(String.class, CallId.class, CallId::new);
        registry.addConverter(String.class, CallCursor.class, CallCursor::parse);
        registry.addConverter(String.class, MeetingId.class, MeetingId::new);
        registry.addConverter(String.class, RoomId.class, RoomId::new);
        registry.addConverter(String.class, MeetingCursor.class, MeetingCursor::parse);
        registry.addConverter(String.class, Person.class, Person::parse);
        registry.addConverter(String.class, MeetingState.class, WebConfiguration::state);
    }

    /** As everywhere in the protocol: in small letters. */
    private static MeetingState state(String text) {
        return Arrays.stream(MeetingState.values())
            .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not a state"));
    }

    /** The bundler puts a hash of the content into these names. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler("/assets/**")
            .addResourceLocations("classpath:/META-INF/resources/assets/")
            .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        // This name stays, since other sites have it in their pages.
        registry
            .addResourceHandler(EMBED_SCRIPTS)
            .addResourceLocations("classpath:/META-INF/resources/embed/")
            .setEtagGenerator(WebConfiguration::tag)
            .setCacheControl(
                CacheControl.maxAge(Duration.ofHours(1)).staleWhileRevalidate(Duration.ofDays(1)).cachePublic()
            );
    }

    /** By content: the time of a file in an archive says little. */
    private static String tag(Resource script) {
        try {
            return '"' + DigestUtils.md5DigestAsHex(script.getContentAsByteArray()) + '"';
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Pages of any site may load the script that shows calls; which of them may show one is up to the frame. */
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping(EMBED_SCRIPTS).allowedOrigins("*").allowedMethods("GET", "HEAD");
    }

    /** The page has its own router: a reload at one of its paths must not be a 404. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        for (String path : PagePaths.patterns()) {
            registry.addViewController(path).setViewName("forward:/index.html");
        }
    }
}
