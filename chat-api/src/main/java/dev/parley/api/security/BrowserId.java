package dev.parley.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.web.util.WebUtils;

/** By what a browser without an account is recognised: 128 random bits in a cookie, which nobody else knows. */
public final class BrowserId {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int BYTES = 16;

    private BrowserId() {}

    /** The browser that the request comes from; a new one where its cookie does not say. */
    public static String of(HttpServletRequest request, String cookie, SecureRandom random) {
        var found = WebUtils.getCookie(request, cookie);
        if (found != null && SHAPE.matcher(found.getValue()).matches()) {
            return found.getValue();
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
