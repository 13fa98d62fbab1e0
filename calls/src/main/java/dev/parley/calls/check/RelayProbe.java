package dev.parley.calls.check;

import dev.parley.calls.check.Finding.Reason;
import dev.parley.calls.check.Finding.Subject;
import dev.parley.calls.ice.IceServer;
import dev.parley.calls.media.stun.StunAnswer;
import dev.parley.calls.media.stun.StunRequest;
import dev.parley.calls.media.stun.StunRequest.LongTerm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Asks a configured TURN server whether it is there and takes the credentials that are handed out. */
final class RelayProbe {

    private static final int UNAUTHORIZED = 401;
    /** By another nonce than the server has meanwhile. */
    private static final int STALE_NONCE = 438;

    private static final int TRANSACTION_BYTES = 12;
    private final SecureRandom random = new SecureRandom();

    /** @param server as browsers get it, with credentials */
    Finding look(String url, IceServer server) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("url", url);
        var address = RelayAddress.parse(url);
        if (address.isEmpty()) {
            return failed(Reason.RELAY_ADDRESS_WRONG, facts);
        }
        try {
            var resolved = InetAddress.getByName(address.get().host());
            facts.put("address", resolved.getHostAddress());
            try (var line = RelayLine.open(address.get(), new InetSocketAddress(resolved, address.get().port()))) {
                return ask(line, server, facts);
            }
        } catch (UnknownHostException unknown) {
            return failed(Reason.RELAY_UNKNOWN, facts);
        } catch (SSLException untrusted) {
            return failed(Reason.RELAY_TLS, facts);
        } catch (IOException silence) {
            return failed(Reason.RELAY_SILENT, facts);
        }
    }

    private Finding ask(RelayLine line, IceServer server, Map<String, String> facts) throws IOException {
        var began = System.nanoTime();
        // Not by a Binding request before, which some leave unanswered and serve relays.
        var transaction = transaction();
        var challenge = line.ask(StunRequest.allocate(transaction), transaction);
        facts.put("ms", String.valueOf(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
        if (challenge.errorCode() != UNAUTHORIZED || challenge.realm() == null || challenge.nonce() == null) {
            return refused(challenge, facts);
        }
        if (server.username() == null || server.credential() == null) {
            return failed(Reason.RELAY_SECRET, facts);
        }
        var asking = new LongTerm(server.username(), server.credential(), challenge.realm(), challenge.nonce());
        transaction = transaction();
        var allocated = line.ask(StunRequest.allocate(transaction, asking), transaction);
        if (allocated.errorCode() == STALE_NONCE && allocated.nonce() != null) {
            asking = new LongTerm(server.username(), server.credential(), challenge.realm(), allocated.nonce());
            transaction = transaction();
            allocated = line.ask(StunRequest.allocate(transaction, asking), transaction);
        }
        if (!allocated.isSuccess()) {
            return allocated.errorCode() == UNAUTHORIZED
                ? failed(Reason.RELAY_SECRET, facts)
                : refused(allocated, facts);
        }
        transaction = transaction();
        try {
            line.ask(StunRequest.release(transaction, asking), transaction);
        } catch (IOException silence) {
            // It ends by itself, too.
        }
        return Finding.passed(Subject.RELAY, facts);
    }

    private static Finding refused(StunAnswer answer, Map<String, String> facts) {
        facts.put("code", String.valueOf(answer.errorCode()));
        return failed(Reason.RELAY_REFUSES, facts);
    }

    private static Finding failed(Reason reason, Map<String, String> facts) {
        return Finding.failed(Subject.RELAY, reason, facts);
    }

    private byte[] transaction() {
        var bytes = new byte[TRANSACTION_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
