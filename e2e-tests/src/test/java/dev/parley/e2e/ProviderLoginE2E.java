package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.IdentityProvider;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.page.MainPage;
import dev.parley.e2e.page.ProviderPages;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody logs in by a provider, by the button of the log-in page. */
@EndToEnd
class ProviderLoginE2E {

    private static final String NAME = "Example University of Applied Sciences";

    private static IdentityProvider provider;
    private static ParleyServer server;

    @BeforeAll
    static void build() {
        provider = new IdentityProvider();
        server = ParleyServer.start(
            Environment.current(),
            "provider",
            "--parley.oidc.issuer=" + provider.issuer(),
            "--parley.oidc.client-id=" + IdentityProvider.CLIENT,
            "--parley.oidc.name=" + NAME
        );
    }

    @AfterAll
    static void close() {
        server.close();
        provider.close();
    }

    @Test
    void continuesWithTheProviderAndIsWhereTheyWantedToGo(Scene scene) {
        var window = scene.window("Pat");
        var pages = ProviderPages.open(window, server.address(), "/login?to=/meetings");
        assertThat(pages.button()).contains(NAME);
        var page = pages.logIn("pat");
        assertThat(page.username()).isEqualTo("pat");
        assertThat(URI.create(window.address()).getPath()).isEqualTo("/meetings");

        window.reload();
        var settings = new MainPage(window).settings();
        settings.security();
        window.hook("no-password").awaitShown();
        settings.close();
    }

    @Test
    void goesToNoOtherSiteAfterwards(Scene scene) {
        var window = scene.window("Pat, by a link");
        ProviderPages.open(window, server.address(), "/login?to=//evil.example/").logIn("robin");
        assertThat(URI.create(window.address()).getAuthority()).isEqualTo(server.address().getAuthority());
    }

    @Test
    void isToldWhyNot(Scene scene) {
        var window = scene.window("Pat, in two minds");
        ProviderPages.open(window, server.address(), "/login")
            .breakOff()
            .goBack()
            .followed(server.address().resolve("/login/provider?state=of-somebody-else&code=theirs"));
        assertThat(window.address()).doesNotContain("theirs");
    }
}
