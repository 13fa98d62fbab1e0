package dev.parley.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.api.testing.Gate;
import dev.parley.calls.testing.Ports;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.servlet.DispatcherServlet;

/** An OpenID provider of the test's own: Spring Authorization Server, behind a gate that the test can shut. */
final class TestProvider implements AutoCloseable {

    static final String CLIENT = "parley-of-tests";
    static final String SECRET = "a secret that no log may have";
    static final String PASSWORD = "at the provider";

    /** What an attacker, or a wrong set-up, makes of an ID token. */
    enum Forgery {
        ISSUER,
        AUDIENCE,
        NONCE,
        EXPIRED,
        UNSIGNED,
        SIGNED_WITH_THE_PUBLIC_KEY_AS_A_SECRET,
        SIGNED_BY_ANOTHER_KEY,
    }

    /** Somebody's claims; changed while they are logged in, the next token has the others. */
    record Person(String username, String name, String email, boolean emailVerified, Set<String> groups) {}

    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, OAuth2Authorization> authorizations = new ConcurrentHashMap<>();
    private final Set<String> redirects = ConcurrentHashMap.newKeySet();
    private final RSAKey key = newKey();
    private final AnnotationConfigServletWebServerApplicationContext context;
    private final Gate gate;
    private volatile @Nullable Forgery forgery;

    TestProvider() {
        var server = new AnnotationConfigServletWebServerApplicationContext();
        int port = Ports.free();
        gate = new Gate(port);
        server.registerBean(JettyServletWebServerFactory.class, () -> new JettyServletWebServerFactory(port));
        server.registerBean(TestProvider.class, () -> this);
        server.register(Server.class);
        server.refresh();
        context = server;
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("of-the-test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + gate.port();
    }

    Gate gate() {
        return gate;
    }

    /** Lets browsers be sent back there. */
    void allow(String redirect) {
        redirects.add(redirect);
    }

    void put(Person person) {
        people.put(person.username(), person);
    }

    /** From now on each ID token is like this; null for good ones. */
    void forge(@Nullable Forgery next) {
        forgery = next;
    }

    /** Takes away what was granted: no refresh token of theirs works any more. */
    void disable(String username) {
        authorizations
            .values()
            .stream()
            .filter(each -> each.getPrincipalName().equals(username))
            .toList()
            .forEach(each -> context.getBean(OAuth2AuthorizationService.class).remove(each));
    }

    /** A logout as section 2.4 of Back-Channel Logout has it. @param change what is to be otherwise */
    String logoutToken(String subject, Instant at, Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(subject)
            .audience(CLIENT)
            .issueTime(Date.from(at))
            .expirationTime(Date.from(at.plus(Duration.ofMinutes(2))))
            .jwtID(UUID.randomUUID().toString())
            .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        change.accept(claims);
        return signed(JWSAlgorithm.RS256, rsa(key), claims.build());
    }

    private static JWSSigner rsa(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What stands in the place of the signed token. */
    private Jwt forged(Jwt good) {
        var present = forgery;
        boolean ofId = good.hasClaim("nonce") || good.hasClaim("sid");
        if (present == null || !ofId) {
            return good;
        }
        try {
            var claims = JWTClaimsSet.parse(SignedJWT.parse(good.getTokenValue()).getJWTClaimsSet().toJSONObject());
            String text = switch (present) {
                case UNSIGNED -> new PlainJWT(claims).serialize();
                case SIGNED_WITH_THE_PUBLIC_KEY_AS_A_SECRET -> signed(
                    JWSAlgorithm.HS256,
                    new MACSigner(key.toPublicJWK().toRSAPublicKey().getEncoded()),
                    claims
                );
                case SIGNED_BY_ANOTHER_KEY -> signed(JWSAlgorithm.RS256, rsa(newKey()), claims);
                case ISSUER, AUDIENCE, NONCE, EXPIRED -> good.getTokenValue();
            };
            return Jwt.withTokenValue(text)
                .headers(headers -> headers.putAll(good.getHeaders()))
                .claims(all -> all.putAll(good.getClaims()))
                .build();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void fill(JwtEncodingContext token) {
        if (!OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
            return;
        }
        var principal = Objects.requireNonNull(token.<Authentication>getPrincipal());
        var person = Objects.requireNonNull(people.get(principal.getName()));
        var claims = token.getClaims();
        // The nodes' clocks are ahead of this one's.
        claims.expiresAt(Instant.now().plus(Duration.ofDays(1)));
        claims.claim("preferred_username", person.username());
        claims.claim("name", person.name());
        claims.claim("email", person.email());
        claims.claim("email_verified", person.emailVerified());
        claims.claim("groups", List.copyOf(person.groups()));
        switch (forgery) {
            case ISSUER -> claims.issuer("https://somebody.else.example");
            case AUDIENCE -> claims.audience(List.of("another-client"));
            case NONCE -> claims.claim("nonce", "of another log-in");
            case EXPIRED -> claims
                .issuedAt(Instant.now().minus(Duration.ofHours(2)))
                .expiresAt(Instant.now().minus(Duration.ofHours(1)));
            case null, default -> {
                // As it is.
            }
        }
    }

    @Override
    public void close() {
        context.close();
        gate.close();
    }

    @EnableWebSecurity
    static class Server {

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) {
            http.oauth2AuthorizationServer(server -> {
                http.securityMatcher(server.getEndpointsMatcher());
                server.oidc(Customizer.withDefaults());
            })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling ->
                    handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login"))
                );
            return http.build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) {
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .formLogin(Customizer.withDefaults());
            return http.build();
        }

        @Bean
        UserDetailsService users(TestProvider provider) {
            return username -> {
                Objects.requireNonNull(provider.people.get(username));
                return User.withUsername(username)
                    .password("{noop}" + PASSWORD)
                    .roles("USER")
                    .build();
            };
        }

        @Bean
        RegisteredClientRepository clients(TestProvider provider) {
            return new Clients(provider.redirects);
        }

        @Bean
        OAuth2AuthorizationService authorizations(TestProvider provider) {
            return new Remembered(provider.authorizations);
        }

        @Bean
        AuthorizationServerSettings settings(TestProvider provider) {
            return AuthorizationServerSettings.builder().issuer(provider.issuer()).build();
        }

        @Bean
        JWKSource<SecurityContext> keys(TestProvider provider) {
            return new ImmutableJWKSet<>(new JWKSet(provider.key));
        }

        @Bean
        JwtEncoder encoder(JWKSource<SecurityContext> keys, TestProvider provider) {
            var real = new NimbusJwtEncoder(keys);
            return parameters -> provider.forged(real.encode(parameters));
        }

        @Bean
        JwtDecoder decoder(TestProvider provider) throws JOSEException {
            return NimbusJwtDecoder.withPublicKey(provider.key.toRSAPublicKey()).build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(TestProvider provider) {
            return provider::fill;
        }

        @Bean
        DelegatingFilterProxyRegistrationBean security() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        DispatcherServlet dispatcher() {
            return new DispatcherServlet();
        }

        @Bean
        ServletRegistrationBean<DispatcherServlet> servlet(DispatcherServlet dispatcher) {
            return new ServletRegistrationBean<>(dispatcher, "/");
        }
    }

    /** The one client, with the addresses that are allowed by now. */
    private record Clients(Set<String> redirects) implements RegisteredClientRepository {
        @Override
        public void save(RegisteredClient client) {
            // Its secret in another encoding, which the test does not need.
        }

        @Override
        public RegisteredClient findById(String id) {
            return RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(all -> all.addAll(redirects))
                .scopes(scopes -> scopes.addAll(Set.of("openid", "profile", "email")))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(
                    TokenSettings.builder()
                        .reuseRefreshTokens(false)
                        .refreshTokenTimeToLive(Duration.ofDays(30))
                        .build()
                )
                .build();
        }

        @Override
        public @Nullable RegisteredClient findByClientId(String clientId) {
            return clientId.equals(CLIENT) ? findById("1") : null;
        }
    }

    private static final class Remembered implements OAuth2AuthorizationService {

        private final InMemoryOAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
        private final Map<String, OAuth2Authorization> all;

        Remembered(Map<String, OAuth2Authorization> all) {
            this.all = all;
        }

        @Override
        public void save(OAuth2Authorization authorization) {
            kept.save(authorization);
            all.put(authorization.getId(), authorization);
        }

        @Override
        public void remove(OAuth2Authorization authorization) {
            kept.remove(authorization);
            all.remove(authorization.getId());
        }

        @Override
        public @Nullable OAuth2Authorization findById(String id) {
            return kept.findById(id);
        }

        @Override
        public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
            return kept.findByToken(token, type);
        }
    }
}
