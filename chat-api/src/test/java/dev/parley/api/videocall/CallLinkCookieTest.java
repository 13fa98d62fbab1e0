package dev.parley.api.videocall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CallLinkCookieTest {

    private final CallLinkCookie cookie = new CallLinkCookie();

    @Test
    void isKeptInFramesOfOtherSitesOverHttps() {
        var request = new MockHttpServletRequest();
        request.setSecure(true);

        assertThat(cookie.of("b", request)).contains("SameSite=None", "Secure", "Partitioned", "HttpOnly");
    }

    @Test
    void isStrictWhereNoBrowserTakesAPartitionedOne() {
        assertThat(cookie.of("b", new MockHttpServletRequest()))
            .contains("SameSite=Strict", "HttpOnly")
            .doesNotContain("Secure", "Partitioned");
    }
}
