package dev.parley.api.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import dev.parley.api.testing.Gate;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** A directory with a gate before it. As some do, it takes a name without a password for nobody, and says that this is well. */
final class TestDirectory implements AutoCloseable {

    static final String BASE = "dc=example,dc=org";
    static final String MANAGER = "cn=parley,dc=example,dc=org";
    static final String MANAGER_PASSWORD = "the password of the manager";
    static final String PASSWORD = "the password there";

    private static final String KEY_STORE_PASSWORD = "changeit";
    private static final String PEOPLE = "ou=people," + BASE;
    private static final String GROUPS = "ou=groups," + BASE;

    private final File keyStore;
    private final InMemoryDirectoryServer server;
    private final Gate gate;

    TestDirectory() {
        try {
            keyStore = keyStore();
            var tls = new SSLUtil(
                new KeyStoreKeyManager(keyStore, KEY_STORE_PASSWORD.toCharArray(), "PKCS12", null),
                new TrustAllTrustManager()
            );
            var config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.addAdditionalBindCredentials(MANAGER, MANAGER_PASSWORD);
            config.addInMemoryOperationInterceptor(new TakesNoPassword());
            config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("plain", null, 0, tls.createSSLSocketFactory()),
                InMemoryListenerConfig.createLDAPSConfig("tls", tls.createSSLServerSocketFactory())
            );
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: example");
            server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
            server.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
            server.startListening();
            gate = new Gate(server.getListenPort("plain"));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class TakesNoPassword extends InMemoryOperationInterceptor {

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
            if (request.getRequest().getPassword().getValueLength() == 0) {
                request.setRequest(new SimpleBindRequest());
            }
        }
    }

    /** With a certificate for this machine, by the JDK's own tool. */
    private static File keyStore() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("parley-directory");
        var file = folder.resolve("server.p12").toFile();
        var made = new ProcessBuilder(
            System.getProperty("java.home") + "/bin/keytool",
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.getPath(),
            "-storepass",
            KEY_STORE_PASSWORD
        )
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
        if (made != 0) {
            throw new IllegalStateException("keytool ends with " + made);
        }
        file.deleteOnExit();
        folder.toFile().deleteOnExit();
        return file;
    }

    String url() {
        return "ldap://127.0.0.1:" + gate.port();
    }

    String plainUrl() {
        return "ldap://localhost:" + server.getListenPort("plain");
    }

    String tlsUrl() {
        return "ldaps://localhost:" + server.getListenPort("tls");
    }

    /** The keys of a bundle that trusts it. */
    String[] trusting(String bundle) {
        String prefix = "spring.ssl.bundle.jks." + bundle + ".truststore.";
        return new String[] {
            prefix + "location=file:" + keyStore,
            prefix + "password=" + KEY_STORE_PASSWORD,
            prefix + "type=PKCS12",
        };
    }

    Gate gate() {
        return gate;
    }

    void put(String uid, String name, @Nullable String email) {
        run(() -> {
            server.add(
                "dn: " + dn(uid),
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + name,
                "sn: " + name,
                "mail: " + (email == null ? uid + "@example.org" : email),
                "userPassword: " + PASSWORD
            );
        });
    }

    void set(String uid, String attribute, String value) {
        run(() -> server.modify(dn(uid), new Modification(ModificationType.REPLACE, attribute, value)));
    }

    void remove(String uid) {
        run(() -> server.delete(dn(uid)));
    }

    /** Of a group that is there from then on. */
    void member(String group, String uid) {
        run(() -> {
            if (server.getEntry("cn=" + group + "," + GROUPS) == null) {
                server.add("dn: cn=" + group + "," + GROUPS, "objectClass: groupOfNames", "cn: " + group);
            }
            server.modify("cn=" + group + "," + GROUPS, new Modification(ModificationType.ADD, "member", dn(uid)));
        });
    }

    void noMember(String group, String uid) {
        run(() ->
            server.modify("cn=" + group + "," + GROUPS, new Modification(ModificationType.DELETE, "member", dn(uid)))
        );
    }

    private static String dn(String uid) {
        return "uid=" + uid + "," + PEOPLE;
    }

    private interface Change {
        void make() throws LDAPException, LDIFException;
    }

    private static void run(Change change) {
        try {
            change.make();
        } catch (LDAPException | LDIFException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        gate.close();
        server.shutDown(true);
    }
}
