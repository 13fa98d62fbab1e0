package dev.parley.api.oidc;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that talks to the provider. None of it is a component by itself, so without an issuer there is none of it. */
@Configuration(proxyBeanMethods = false)
@Conditional(OidcConfigured.class)
@EnableConfigurationProperties(OidcProperties.class)
@Import({
    ProviderHttp.class,
    Discovery.class,
    Flows.class,
    Profiles.class,
    CodeExchange.class,
    RefreshExchange.class,
    LogoutTokens.class,
    ProviderChecks.class,
    OpenIdProvider.class,
})
class OidcConfiguration {}
