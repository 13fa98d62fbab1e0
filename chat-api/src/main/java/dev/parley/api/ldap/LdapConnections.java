package dev.parley.api.ldap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.naming.NamingException;
import javax.naming.PartialResultException;
import javax.naming.SizeLimitExceededException;
import javax.naming.directory.SearchControls;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.core.support.DefaultTlsDirContextAuthenticationStrategy;
import org.springframework.ldap.support.LdapUtils;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.util.StringUtils;

/**
 * Connections to the directory: each is used once, and bounded in time. Referrals are not followed, since they could lead
 * passwords anywhere.
 */
class LdapConnections {

    private final DefaultSpringSecurityContextSource source;
    private final LdapTemplate template;
    private final int timeLimitMs;

    LdapConnections(LdapProperties properties, SslBundles bundles) {
        source = new DefaultSpringSecurityContextSource(properties.addresses(), properties.base());
        source.setPooled(false);
        source.setReferral("ignore");
        if (properties.isByManager()) {
            source.setUserDn(properties.managerDn());
            source.setPassword(properties.managerPassword());
        } else {
            source.setAnonymousReadOnly(true);
        }
        Map<String, Object> environment = new HashMap<>();
        environment.put("com.sun.jndi.ldap.connect.timeout", String.valueOf(properties.connectTimeout().toMillis()));
        environment.put("com.sun.jndi.ldap.read.timeout", String.valueOf(properties.readTimeout().toMillis()));
        if (properties.hasBinaryIds()) {
            environment.put("java.naming.ldap.attributes.binary", properties.idAttribute());
        }
        encrypt(properties, bundles, environment);
        source.setBaseEnvironmentProperties(environment);
        source.afterPropertiesSet();
        template = new LdapTemplate(source);
        timeLimitMs = (int) properties.readTimeout().toMillis();
    }

    private void encrypt(LdapProperties properties, SslBundles bundles, Map<String, Object> environment) {
        var tls = new DefaultTlsDirContextAuthenticationStrategy();
        tls.setShutdownTlsGracefully(true);
        if (StringUtils.hasText(properties.sslBundle())) {
            var sockets = bundles.getBundle(properties.sslBundle()).createSslContext().getSocketFactory();
            tls.setSslSocketFactory(sockets);
            TrustedSockets.use(sockets);
            if (properties.isByLdaps()) {
                environment.put("java.naming.ldap.factory.socket", TrustedSockets.class.getName());
            }
        }
        if (properties.startTls()) {
            source.setAuthenticationStrategy(tls);
        }
    }

    /**
     * Entries below a base, without more of them than are wanted.
     *
     * @param values what stands in the filter for {0}, {1} and so on; escaped here
     * @throws RuntimeException where the directory does not answer, or refuses to
     */
    List<DirectoryEntry> search(String base, String filter, List<Object> values, int most, String... attributes) {
        var controls = new SearchControls(SearchControls.SUBTREE_SCOPE, most, timeLimitMs, attributes, false, false);
        return template.executeReadOnly(context -> {
            var found = new ArrayList<DirectoryEntry>();
            var results = context.search(LdapUtils.newLdapName(base), filter, values.toArray(), controls);
            try {
                while (found.size() < most && results.hasMore()) {
                    var result = results.next();
                    found.add(DirectoryEntry.of(result.getNameInNamespace(), result.getAttributes(), attributes));
                }
            } catch (SizeLimitExceededException | PartialResultException more) {
                // What a directory has elsewhere, it only refers to, and no referral is followed.
                return found;
            } finally {
                results.close();
            }
            return found;
        });
    }

    /**
     * Logs somebody in at the directory, and out again.
     *
     * @param password never empty: with none anybody would get in as nobody (RFC 4513, section 5.1.2)
     * @throws RuntimeException where the directory does not let them in, or does not answer
     */
    void bind(String dn, String password) throws NamingException {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("A bind without a password proves nothing");
        }
        source.getContext(dn, password).close();
    }
}
