package dev.parley.api.ldap;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that talks to the directory. None of it is a component by itself, so without an address there is none of it. */
@Configuration(proxyBeanMethods = false)
@Conditional(LdapConfigured.class)
@EnableConfigurationProperties(LdapProperties.class)
@Import({
    LdapConnections.class,
    DirectoryEntries.class,
    DirectoryRoom.class,
    DirectoryLogIn.class,
    DirectoryChecks.class,
})
class LdapConfiguration {}
