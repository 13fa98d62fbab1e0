package dev.parley.chat.passkey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.chat.passkey.PasskeyResponses.Made;
import dev.parley.chat.passkey.PasskeyResponses.Shown;
import dev.parley.chat.user.UserId;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

/** An authenticator with one passkey (ES256), together with a browser whose page may be anywhere. */
public final class SoftAuthenticator {

    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int HAS_KEY = 0x40;
    private static final int COORDINATE = 32;

    private final KeyPair keys;
    private byte[] credential = new byte[COORDINATE];
    private String origin = "http://localhost:8080";
    private String host = "localhost";
    private boolean verifies = true;
    private boolean alters = false;
    private int count = 0;

    public SoftAuthenticator() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        new SecureRandom().nextBytes(credential);
    }

    public SoftAuthenticator at(String pageOrigin) {
        origin = pageOrigin;
        return this;
    }

    SoftAuthenticator forHost(String other) {
        host = other;
        return this;
    }

    SoftAuthenticator verifying(boolean theUser) {
        verifies = theUser;
        return this;
    }

    /** Whether what is signed is changed afterwards. */
    SoftAuthenticator altering(boolean signature) {
        alters = signature;
        return this;
    }

    public SoftAuthenticator counting(int signatures) {
        count = signatures;
        return this;
    }

    SoftAuthenticator named(byte[] id) {
        credential = id;
        return this;
    }

    /** How it knows its passkey. */
    public String id() {
        return Base64Url.encode(credential);
    }

    public Made make(String challenge) {
        var key = ByteBuffer.allocate(16 + 2 + credential.length + 77)
            .put(new byte[16])
            .putShort((short) credential.length)
            .put(credential)
            .put(publicKey())
            .array();
        byte[] data = join(data(HAS_KEY), key);
        byte[] attestation = join(
            hex("a363"),
            "fmt".getBytes(US_ASCII),
            hex("64"),
            "none".getBytes(US_ASCII),
            hex("67"),
            "attStmt".getBytes(US_ASCII),
            hex("a068"),
            "authData".getBytes(US_ASCII),
            ByteBuffer.allocate(3)
                .put((byte) 0x59)
                .putShort((short) data.length)
                .array(),
            data
        );
        return new Made(Base64Url.encode(client("webauthn.create", challenge)), Base64Url.encode(attestation));
    }

    public Shown show(String challenge, UserId owner) {
        byte[] client = client("webauthn.get", challenge);
        byte[] data = data(0);
        byte[] signature = sign(join(data, sha256(client)));
        if (alters) {
            data[36] ^= 1;
        }
        return new Shown(
            id(),
            Base64Url.encode(client),
            Base64Url.encode(data),
            Base64Url.encode(signature),
            UserHandle.of(owner)
        );
    }

    private byte[] data(int flags) {
        int all = flags | USER_PRESENT | (verifies ? USER_VERIFIED : 0);
        return ByteBuffer.allocate(37)
            .put(sha256(host.getBytes(UTF_8)))
            .put((byte) all)
            .putInt(count)
            .array();
    }

    private byte[] client(String type, String challenge) {
        return """
        {"type": "%s", "challenge": "%s", "origin": "%s", "crossOrigin": false}"""
            .formatted(type, challenge, origin)
            .getBytes(UTF_8);
    }

    /** As COSE has it (RFC 9053, section 7.1.1). */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return join(hex("a5010203262001215820"), fixed(point.getAffineX()), hex("225820"), fixed(point.getAffineY()));
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE - length, length);
        return padded;
    }

    private byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
