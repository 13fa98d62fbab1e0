package dev.parley.api.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClientException;

/**
 * What the provider tells of itself (OpenID Connect Discovery 1.0). It is asked when somebody first logs in, so a node starts
 * while it is away, and again after an hour.
 */
@Slf4j
@RequiredArgsConstructor
class Discovery {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    /** Twice within this time at most, with what was known of them for five minutes. */
    private static final Duration BETWEEN_KEYS = Duration.ofSeconds(30);
    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final String ALGORITHMS = "id_token_signing_alg_values_supported";
    /** With public keys alone: none of these can be mistaken for a secret. */
    private static final Set<SignatureAlgorithm> SAFE = Set.of(
        SignatureAlgorithm.RS256,
        SignatureAlgorithm.RS384,
        SignatureAlgorithm.RS512,
        SignatureAlgorithm.PS256,
        SignatureAlgorithm.PS384,
        SignatureAlgorithm.PS512,
        SignatureAlgorithm.ES256,
        SignatureAlgorithm.ES384,
        SignatureAlgorithm.ES512
    );
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final OidcProperties properties;
    private final ProviderHttp http;
    private final Clock clock;
    private final Cache<String, Provider> found = Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).build();
    private volatile Instant triedAgainFrom = Instant.MIN;

    /**
     * Where the provider has not answered it is not asked again for some seconds: those who wait would wait for each other.
     *
     * @throws ParleyException {@code PROVIDER_UNAVAILABLE}, {@code PROVIDER_ANSWER_INVALID}
     */
    Provider require() {
        return found.get(Provider.ID, _ -> {
            if (clock.instant().isBefore(triedAgainFrom)) {
                throw new ParleyException(ErrorCode.PROVIDER_UNAVAILABLE);
            }
            return discover();
        });
    }

    private Provider discover() {
        String address = withoutSlash(properties.requireIssuer()) + DOCUMENT;
        try {
            var document = http.documents().exchange(address, HttpMethod.GET, null, JSON).getBody();
            return read(document == null ? Map.of() : document);
        } catch (RestClientException away) {
            log.warn("The provider does not answer at {}: {}", address, away.getMessage());
            triedAgainFrom = clock.instant().plus(BETWEEN_TRIES);
            throw new ParleyException(ErrorCode.PROVIDER_UNAVAILABLE);
        } catch (RuntimeException wrong) {
            log.error("What the provider tells of itself at {} is wrong: {}", address, wrong.getMessage());
            throw new ParleyException(ErrorCode.PROVIDER_ANSWER_INVALID);
        }
    }

    private Provider read(Map<String, Object> document) {
        String issuer = String.valueOf(document.get("issuer"));
        if (!withoutSlash(issuer).equals(withoutSlash(properties.requireIssuer()))) {
            throw new IllegalStateException("it is of the issuer " + issuer);
        }
        var builder = ClientRegistrations.fromOidcConfiguration(document)
            .registrationId(Provider.ID)
            .clientId(properties.requireClientId())
            .clientName(properties.shownName())
            .scope(properties.scopes())
            .redirectUri("{baseUrl}" + OpenIdProvider.RETURN_PATH);
        if (properties.clientSecret() == null) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            builder.clientSecret(properties.clientSecret());
        }
        var registration = builder.build();
        var algorithms = algorithms(document);
        var keys = keys(registration);
        var idTokens = new OidcIdTokenValidator(registration);
        idTokens.setClock(clock);
        return new Provider(
            registration,
            decoder(keys, algorithms, idTokens),
            decoder(keys, algorithms, LogoutTokens.validator(issuer, properties.requireClientId(), clock))
        );
    }

    /** Of both kinds of tokens. Who sends tokens of keys that it does not have does not make it be asked for each of them. */
    private JWKSource<SecurityContext> keys(ClientRegistration registration) {
        var address = URI.create(String.valueOf(registration.getProviderDetails().getJwkSetUri()));
        try {
            return JWKSourceBuilder.<SecurityContext>create(address.toURL(), this::retrieve)
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_KEYS.toMillis())
                .build();
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException("its keys are at " + address, wrong);
        }
    }

    private Resource retrieve(URL address) throws IOException {
        try {
            String keys = http.documents().getForObject(address.toString(), String.class);
            return new Resource(keys == null ? "" : keys, MediaType.APPLICATION_JSON_VALUE);
        } catch (RestClientException away) {
            throw new IOException(away.getMessage(), away);
        }
    }

    private static NimbusJwtDecoder decoder(
        JWKSource<SecurityContext> keys,
        Set<SignatureAlgorithm> algorithms,
        OAuth2TokenValidator<Jwt> validator
    ) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
            .jwtProcessorCustomizer(processor ->
                processor.setJWSTypeVerifier((_, _) -> {
                    // The validator knows what it is.
                })
            )
            .jwsAlgorithms(allowed -> {
                allowed.clear();
                allowed.addAll(algorithms);
            })
            .build();
        decoder.setClaimSetConverter(
            new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters())
        );
        decoder.setJwtValidator(validator);
        return decoder;
    }

    /** Those of the safe ones that the provider says it signs with; RS256, which all can, where it says none of them. */
    private static Set<SignatureAlgorithm> algorithms(Map<String, Object> document) {
        var named = document.get(ALGORITHMS) instanceof Collection<?> list ? list : List.of();
        var both = SAFE.stream()
            .filter(each -> named.contains(each.getName()))
            .collect(Collectors.toSet());
        return both.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : both;
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
