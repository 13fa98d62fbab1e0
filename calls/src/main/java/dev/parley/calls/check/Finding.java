package dev.parley.calls.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server has found of one matter.
 *
 * @param reason null where all is well
 * @param facts by name: what the words about it need
 */
public record Finding(Subject subject, Verdict verdict, @Nullable Reason reason, Map<String, String> facts) {
    public Finding {
        facts = Map.copyOf(facts);
    }

    public enum Subject {
        /** The ports at which the router listens. */
        ROUTER,
        /** The addresses by which browsers are told to reach it. */
        ADDRESSES,
        /** The same by TCP. */
        TCP,
        /** A TURN server, one finding for each. */
        RELAY,
        /** The address of the page. */
        ORIGIN,
        /** What stands between the browser and this server. */
        PROXY,
        /** The certificate of the page's address. */
        CERTIFICATE,
    }

    public enum Verdict {
        PASSED,
        /** It may be wanted so, and may be a fault. */
        WARNED,
        FAILED,
        SKIPPED,
    }

    public enum Reason {
        /** {@code parley.calls.router.enabled} is false. */
        ROUTER_OFF,
        /** {@code parley.calls.router.tcp-enabled} is false. */
        TCP_OFF,
        /** No announced address is one of the internet, and the one who asks, or the page's address, is of the internet. */
        PRIVATE_ADDRESS,
        /** Only browsers of the server's own machine reach the announced addresses. */
        LOOPBACK_ADDRESS,
        /** No TURN server is configured. */
        NO_RELAY,
        /** Its address in the configuration is none. */
        RELAY_ADDRESS_WRONG,
        /** Its name leads nowhere. */
        RELAY_UNKNOWN,
        RELAY_SILENT,
        /** Its certificate is not trusted, or it speaks no TLS. */
        RELAY_TLS,
        /** It does not take the secret, or its clock is wrong. */
        RELAY_SECRET,
        /** It refuses otherwise: {@code code} tells how. */
        RELAY_REFUSES,
        /** The page came without TLS, so browsers give it no microphone. */
        INSECURE,
        /** The configured address of the page is another than the one that was asked. */
        OTHER_ADDRESS,
        /** A proxy says on whose behalf it asks, and is not trusted. */
        UNTRUSTED_PROXY,
        /** A trusted proxy does not say on whose behalf it asks. */
        SILENT_PROXY,
        /** No address of the page is configured at which a certificate could be looked for. */
        NO_PUBLIC_ADDRESS,
        /** The server does not reach the page's own address. */
        CERTIFICATE_UNSEEN,
        /** Who answers there speaks no TLS that this server knows. */
        CERTIFICATE_NO_TLS,
        CERTIFICATE_EXPIRED,
        CERTIFICATE_NOT_YET_VALID,
        CERTIFICATE_OF_ANOTHER_HOST,
        CERTIFICATE_SELF_SIGNED,
        /** It is of an authority that this server does not know. */
        CERTIFICATE_OF_UNKNOWN_ISSUER,
        /** It is of a public authority, and the certificates between that and this one did not come with it. */
        CERTIFICATE_CHAIN_INCOMPLETE,
        CERTIFICATE_ENDS_SOON,
    }

    static Finding passed(Subject subject, Map<String, String> facts) {
        return new Finding(subject, Verdict.PASSED, null, facts);
    }

    static Finding warned(Subject subject, Reason reason, Map<String, String> facts) {
        return new Finding(subject, Verdict.WARNED, reason, facts);
    }

    static Finding failed(Subject subject, Reason reason, Map<String, String> facts) {
        return new Finding(subject, Verdict.FAILED, reason, facts);
    }

    static Finding skipped(Subject subject, Reason reason) {
        return new Finding(subject, Verdict.SKIPPED, reason, Map.of());
    }
}
