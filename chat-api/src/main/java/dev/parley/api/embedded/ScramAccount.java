package dev.parley.api.embedded;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The one account of a server, and the server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677). */
final class ScramAccount {

    private static final int ITERATIONS = 4_096;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final SecureRandom random = new SecureRandom();
    private final String user;
    private final byte[] salt = new byte[SALT_BYTES];
    private final byte[] storedKey;
    private final byte[] serverKey;

    /** @param password of ASCII characters, so that it is prepared already (RFC 4013) */
    ScramAccount(String user, String password) {
        this.user = user;
        random.nextBytes(salt);
        byte[] salted = salted(password, salt);
        storedKey = sha256(hmac(salted, "Client Key"));
        serverKey = hmac(salted, "Server Key");
    }

    /** A log-in that has begun; it is for one proof. */
    final class Exchange {

        private final String clientFirstBare;
        private final String serverFirst;
        private final String nonce;

        private Exchange(String clientFirstBare, String clientNonce) {
            byte[] own = new byte[SALT_BYTES];
            random.nextBytes(own);
            this.clientFirstBare = clientFirstBare;
            this.nonce = clientNonce + Base64.getEncoder().encodeToString(own);
            this.serverFirst = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(salt) + ",i=" + ITERATIONS;
        }

        /** The server's first message. */
        String challenge() {
            return serverFirst;
        }

        /** Checks the client's final message; the answer is the server's final one. */
        String finish(String clientFinal) throws ScramRefusedException {
            int proofAt = clientFinal.lastIndexOf(",p=");
            if (proofAt < 0 || !clientFinal.startsWith("c=biws,r=" + nonce)) {
                throw new ScramRefusedException();
            }
            byte[] proof = decode(clientFinal.substring(proofAt + 3));
            String signed = clientFirstBare + "," + serverFirst + "," + clientFinal.substring(0, proofAt);
            byte[] clientKey = xor(proof, hmac(storedKey, signed));
            if (!MessageDigest.isEqual(sha256(clientKey), storedKey)) {
                throw new ScramRefusedException();
            }
            return "v=" + Base64.getEncoder().encodeToString(hmac(serverKey, signed));
        }
    }

    /** @param clientFirst the client's first message, without channel binding: {@code n,,n=<user>,r=<nonce>} */
    Exchange begin(String clientFirst) throws ScramRefusedException {
        String bare = clientFirst.startsWith("n,,") ? clientFirst.substring(3) : "";
        String name = "n=" + user + ",r=";
        if (!bare.startsWith(name) || bare.length() == name.length()) {
            throw new ScramRefusedException();
        }
        return new Exchange(bare, bare.substring(name.length()));
    }

    /** The log-in is refused, without a reason. */
    static final class ScramRefusedException extends Exception {

        ScramRefusedException() {
            super("log-in refused", null, false, false);
        }
    }

    private static byte[] decode(String base64) throws ScramRefusedException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new ScramRefusedException();
        }
    }

    private static byte[] xor(byte[] one, byte[] other) throws ScramRefusedException {
        if (one.length != other.length) {
            throw new ScramRefusedException();
        }
        byte[] result = new byte[one.length];
        for (int i = 0; i < one.length; i++) {
            result[i] = (byte) (one[i] ^ other[i]);
        }
        return result;
    }

    private static byte[] salted(String password, byte[] salt) {
        try {
            var key = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
