package dev.parley.api.security;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.apikey.ApiKeyText;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.error.ParleyException;
import jakarta.servlet.DispatcherType;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Deny by default: what is neither named here nor in {@link ScopedRoutes} needs the access token of a user. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ EmbedProperties.class, MetricsProperties.class })
class SecurityConfiguration {

    private static final String[] WITHOUT_ACCESS_TOKEN = {
        "/api/auth/register",
        "/api/auth/login",
        "/api/auth/directory/login",
        "/api/auth/second-step",
        "/api/auth/passkey/begin",
        "/api/auth/passkey/finish",
        "/api/auth/refresh",
        "/api/auth/provider/begin",
        "/api/auth/provider/finish",
        "/api/auth/provider/logout",
        "/api/registration/mails",
        "/api/registration/mails/look",
        "/api/auth/password-resets",
        "/api/auth/password-resets/look",
        "/api/auth/password-resets/finish",
        "/api/digest/off",
    };

    /** What somebody may ask for who has to set up a second factor first. */
    private static final Set<String> TO_SET_UP = Set.of(
        "/api/me/second-factor",
        "/api/me/second-factor/setup",
        "/api/me/passkeys",
        "/api/me/passkeys/setup",
        "/api/auth/logout"
    );

    /** What a guest may ask for over REST. */
    private static final String[] FOR_GUESTS_TOO = {
        "/api/calls/*/ice-servers",
        "/api/meetings/*/chat",
        "/api/meetings/*/attachments/*",
        "/api/meetings/*/attachments/*/thumbnail",
    };

    private static final String UPLOADS_TO_MEETINGS = "/api/meetings/*/attachments";
    private static final String UPLOAD_TO_MEETING = "/api/meetings/*/attachments/*";

    /** What guests alone may ask for. */
    private static final String[] FOR_GUESTS_ONLY = { "/api/meetings/*/guest-token", "/api/video-call/*/guest-token" };

    /** Spring's times of each of its filters, which nobody asks for, took a twentieth of what a handshake costs. */
    @Bean
    static SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain security(
        HttpSecurity http,
        Principals principals,
        OwedFactors owed,
        Refusal refusal,
        EmbedProperties embed,
        Administrators administrators,
        MetricsAccess metrics
    ) {
        http.authorizeHttpRequests(requests -> {
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(HttpMethod.POST, WITHOUT_ACCESS_TOKEN)
                .permitAll()
                // By an access token, which is looked at where there is one, or by the cookie.
                .requestMatchers(HttpMethod.POST, "/api/auth/logout")
                .permitAll()
                // The socket authenticates by its first frame.
                .requestMatchers("/api/socket", "/actuator/health/**")
                .permitAll()
                .requestMatchers(HttpMethod.GET, MetricsAccess.PATH)
                .access((_, asked) -> new AuthorizationDecision(metrics.allows(asked.getRequest())))
                // By the secret in the address.
                .requestMatchers(HttpMethod.POST, "/api/hooks/*/*")
                .permitAll()
                // By an access token, which is looked at where there is one, or as a guest.
                .requestMatchers(HttpMethod.GET, "/api/meeting-links/*", "/api/invites/*")
                .access(SecurityConfiguration::withoutApiKey)
                .requestMatchers(HttpMethod.POST, "/api/meeting-links/*/enter")
                .access(SecurityConfiguration::withoutApiKey)
                .requestMatchers(HttpMethod.GET, "/api/auth/ways", "/api/registration", "/api/registration/invites/*")
                .access(SecurityConfiguration::withoutApiKey)
                // Changes nothing: it leads to the page that asks.
                .requestMatchers(HttpMethod.GET, "/api/digest/off")
                .permitAll()
                // By the ticket in the address.
                .requestMatchers(HttpMethod.GET, "/api/exports/*")
                .access(SecurityConfiguration::withoutApiKey)
                // By the token of a call link.
                .requestMatchers(HttpMethod.GET, "/api/video-call/*/verify")
                .access(SecurityConfiguration::withoutOtherApiKey)
                .requestMatchers(HttpMethod.POST, "/api/video-call/*/join")
                .access(SecurityConfiguration::withoutApiKey)
                .requestMatchers(HttpMethod.POST, FOR_GUESTS_ONLY)
                .hasAuthority(PrincipalAuthentication.GUEST)
                .requestMatchers(HttpMethod.GET, FOR_GUESTS_TOO)
                .hasAnyAuthority(PrincipalAuthentication.USER, PrincipalAuthentication.GUEST)
                .requestMatchers(HttpMethod.POST, UPLOADS_TO_MEETINGS)
                .hasAnyAuthority(PrincipalAuthentication.USER, PrincipalAuthentication.GUEST)
                .requestMatchers(HttpMethod.DELETE, UPLOAD_TO_MEETING)
                .hasAnyAuthority(PrincipalAuthentication.USER, PrincipalAuthentication.GUEST);
            // Before anything else of the request is looked at.
            requests
                .requestMatchers("/api/admin/**")
                .access((asking, _) -> new AuthorizationDecision(isAdministrator(asking.get(), administrators)));
            for (ApiScope scope : ApiScope.values()) {
                ScopedRoutes.of(scope).forEach(routes ->
                    requests
                        .requestMatchers(routes.method(), routes.paths())
                        .hasAnyAuthority(PrincipalAuthentication.USER, PrincipalAuthentication.authority(scope))
                );
            }
            requests
                .requestMatchers("/api/**", "/actuator/**")
                .hasAuthority(PrincipalAuthentication.USER)
                .requestMatchers(HttpMethod.GET, "/**")
                .permitAll()
                // Answered like GET, without a body.
                .requestMatchers(HttpMethod.HEAD, "/**")
                .permitAll()
                .anyRequest()
                .denyAll();
        })
            // The cookies of the login and of the device are SameSite=Strict and read under /api/auth alone; all else
            // needs a header.
            .csrf(csrf -> csrf.disable())
            .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .headers(headers ->
                headers
                    .frameOptions(byPath -> byPath.disable())
                    .addHeaderWriter(new PageHeaders(embed))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
            )
            .exceptionHandling(handling -> handling.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
            .oauth2ResourceServer(server ->
                server
                    .bearerTokenResolver(new HeaderTokens(Set.of(WITHOUT_ACCESS_TOKEN)))
                    .authenticationManagerResolver(request -> {
                        boolean whole = !TO_SET_UP.contains(request.getServletPath());
                        return authentication -> authenticate(principals, authentication, owed, whole);
                    })
                    .authenticationEntryPoint(refusal)
            );
        return http.build();
    }

    private static boolean isAdministrator(@Nullable Authentication asking, Administrators administrators) {
        return (
            asking instanceof PrincipalAuthentication present &&
            present.getPrincipal() instanceof AuthenticatedLogin login &&
            administrators.isOne(login.userId())
        );
    }

    private static AuthorizationResult withoutApiKey(
        Supplier<? extends @Nullable Authentication> asking,
        RequestAuthorizationContext request
    ) {
        return new AuthorizationDecision(
            !(asking.get() instanceof PrincipalAuthentication present) ||
                !(present.getPrincipal() instanceof ApiKeyBearer)
        );
    }

    /** A program that makes video calls may look at their links. */
    private static AuthorizationResult withoutOtherApiKey(
        Supplier<? extends @Nullable Authentication> asking,
        RequestAuthorizationContext request
    ) {
        return new AuthorizationDecision(
            !(asking.get() instanceof PrincipalAuthentication present) ||
                !(present.getPrincipal() instanceof ApiKeyBearer bearer) ||
                bearer.scopes().contains(ApiScope.CREATE_VIDEO_CALLS)
        );
    }

    /** @param whole whether it is a request that takes a second factor of those who have to have one */
    private static Authentication authenticate(
        Principals principals,
        Authentication presented,
        OwedFactors owed,
        boolean whole
    ) {
        var token = ((BearerTokenAuthenticationToken) presented).getToken();
        try {
            var caller = principals.caller(token);
            if (whole && caller instanceof AuthenticatedLogin login) {
                owed.requireNone(login);
            }
            return new PrincipalAuthentication(caller);
        } catch (ParleyException refusal) {
            throw new RefusedTokenException(refusal, ApiKeyText.looksLikeOne(token));
        }
    }
}
