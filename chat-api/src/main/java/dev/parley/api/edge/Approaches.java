package dev.parley.api.edge;

import dev.parley.calls.check.Approach;
import dev.parley.calls.check.Approach.Proxy;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells how a request has come. */
@Component
public class Approaches {

    /**
     * What proxies before a server add. Any client may send them, too: nothing is believed of them here but that they are
     * there. Those that proxies of companies add to what goes out (Via) are not among them.
     */
    private static final List<String> OF_PROXIES = List.of(
        "X-Forwarded-For",
        "X-Forwarded-Proto",
        "X-Forwarded-Host",
        "Forwarded"
    );

    private final List<URI> publicAddresses;

    Approaches(Environment environment) {
        publicAddresses = Stream.of(
            Optional.ofNullable(environment.getProperty("parley.passkeys.public-address", URI.class)),
            Optional.ofNullable(environment.getProperty("parley.mail.public-address", URI.class)),
            Optional.ofNullable(environment.getProperty("parley.telegram.public-address", URI.class))
        )
            .flatMap(Optional::stream)
            .filter(address -> address.getHost() != null && address.getScheme() != null)
            .distinct()
            .toList();
    }

    public Approach of(HttpServletRequest request) {
        return new Approach(
            request.getScheme().toLowerCase(Locale.ROOT),
            request.getServerName(),
            request.getServerPort(),
            ClientAddress.of(request).address(),
            proxy(request),
            publicAddresses
        );
    }

    private static Proxy proxy(HttpServletRequest request) {
        var askedBy = request.getAttribute(TrustedProxies.ASKED_BY);
        if (askedBy != null) {
            return askedBy.equals(TrustedProxies.SOMEBODY) ? Proxy.TRUSTED : Proxy.TRUSTED_AND_SILENT;
        }
        return OF_PROXIES.stream().anyMatch(name -> request.getHeader(name) != null) ? Proxy.UNTRUSTED : Proxy.NONE;
    }
}
