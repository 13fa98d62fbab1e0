package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.page.LoginPage;
import dev.parley.e2e.page.MainPage;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody logs in with the password that they have in a directory, by the form of the log-in page. */
@EndToEnd
class DirectoryLoginE2E {

    private static final String BASE = "dc=example,dc=org";
    private static final String NAME = "Example University of Applied Sciences";
    private static final String PASSWORD = "the password there";

    private static InMemoryDirectoryServer directory;
    private static ParleyServer server;

    @BeforeAll
    static void build() throws LDAPException, LDIFException {
        var config = new InMemoryDirectoryServerConfig(BASE);
        config.setListenerConfigs(
            InMemoryListenerConfig.createLDAPConfig("plain", InetAddress.getLoopbackAddress(), 0, null)
        );
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: " + BASE, "objectClass: domain", "dc: example");
        directory.add(
            "dn: uid=pat," + BASE,
            "objectClass: inetOrgPerson",
            "uid: pat",
            "cn: Pat Parker",
            "sn: Parker",
            "userPassword: " + PASSWORD
        );
        directory.startListening();
        server = ParleyServer.start(
            Environment.current(),
            "directory",
            "--parley.ldap.url=ldap://127.0.0.1:" + directory.getListenPort(),
            "--parley.ldap.base=" + BASE,
            "--parley.ldap.name=" + NAME
        );
    }

    @AfterAll
    static void close() {
        server.close();
        directory.shutDown(true);
    }

    @Test
    void logsInWithThePasswordOfTheDirectoryAndHasNoneToChange(Scene scene) {
        var window = scene.window("Pat");
        var page = LoginPage.open(window, server.address());
        assertThat(window.hook("login-by-directory").text()).contains(NAME);
        page.logInRefused("pat", "wrong", "BAD_CREDENTIALS");
        window.hook("login-by-here").click();
        page.logInRefused("pat", PASSWORD, "BAD_CREDENTIALS");
        window.hook("login-by-directory").click();
        window.hook("login-username").fill("pat");
        window.hook("login-password").fill(PASSWORD);
        window.hook("login-submit").click();
        var main = new MainPage(window);
        assertThat(main.username()).isEqualTo("pat");

        var settings = main.settings();
        settings.security();
        window.hook("no-password").awaitShown();
        settings.close();
    }
}
