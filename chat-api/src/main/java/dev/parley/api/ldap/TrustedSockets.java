package dev.parley.api.ldap;

import java.util.Objects;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Sockets that trust the certificates of the configuration. JNDI takes the name of a class, so they are those of the process. */
public final class TrustedSockets {

    private static volatile @Nullable SSLSocketFactory trusting;

    private TrustedSockets() {}

    static void use(SSLSocketFactory sockets) {
        trusting = sockets;
    }

    /** Called by JNDI. */
    public static SocketFactory getDefault() {
        return Objects.requireNonNull(trusting);
    }
}
