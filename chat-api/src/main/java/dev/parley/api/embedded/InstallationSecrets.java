package dev.parley.api.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** The secrets of this installation: configured, or generated at the first start and kept in the data folder. */
public final class InstallationSecrets {

    private static final String BASE64 = "base64:";
    private static final int LEAST_BYTES = 32;

    private final Map<InstallationSecret, byte[]> secrets = new EnumMap<>(InstallationSecret.class);

    private InstallationSecrets(StoreProperties properties, Function<InstallationSecret, byte[]> otherwise) {
        for (InstallationSecret name : InstallationSecret.values()) {
            String configured = configured(name, properties);
            secrets.put(name, StringUtils.hasText(configured) ? bytes(name, configured) : otherwise.apply(name));
        }
    }

    static InstallationSecrets configured(StoreProperties properties) {
        return new InstallationSecrets(properties, InstallationSecrets::missing);
    }

    static InstallationSecrets configuredOrGenerated(StoreProperties properties, DataFolder folder) {
        return new InstallationSecrets(properties, name -> kept(name, folder));
    }

    /** At least 32 bytes; the caller's own copy. */
    public byte[] secret(InstallationSecret name) {
        return Objects.requireNonNull(secrets.get(name)).clone();
    }

    private static @Nullable String configured(InstallationSecret name, StoreProperties properties) {
        return switch (name) {
            case JWT -> properties.security().jwtSecret();
        };
    }

    /** A generated secret is any bytes, and moves to another installation as {@code base64:} and what its file has. */
    private static byte[] bytes(InstallationSecret name, String configured) {
        byte[] bytes = configured.startsWith(BASE64)
            ? fromBase64(name, configured.substring(BASE64.length()))
            : configured.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new StartFailure(
                "The secret in %s has %s bytes, but %s are needed.".formatted(
                    name.variable(),
                    bytes.length,
                    LEAST_BYTES
                ),
                "Set it to a longer random text, such as the output of: openssl rand -base64 48"
            );
        }
        return bytes;
    }

    private static byte[] fromBase64(InstallationSecret name, String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new StartFailure(
                "The secret in " + name.variable() + " is no Base64 after \"" + BASE64 + "\".",
                "Copy it once more, whole; or set a random text without \"" + BASE64 + "\" before it."
            );
        }
    }

    private static byte[] missing(InstallationSecret name) {
        throw new StartFailure(
            "A MongoDB is configured, but the secret " + name.variable() + " is not.",
            "Set " +
                name.variable() +
                " to a random text of at least " +
                LEAST_BYTES +
                " bytes, the same on every node, such as the output of: openssl rand -base64 48"
        );
    }

    private static byte[] kept(InstallationSecret name, DataFolder folder) {
        Path file = folder.secrets().resolve(name.fileName());
        if (Files.notExists(file)) {
            byte[] random = new byte[LEAST_BYTES];
            new SecureRandom().nextBytes(random);
            folder.writePrivately(file, Base64.getEncoder().encodeToString(random));
        }
        try {
            byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
            if (secret.length >= LEAST_BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw damaged(file);
    }

    private static StartFailure damaged(Path file) {
        return new StartFailure(
            "The secret in " + file + " is damaged.",
            "Restore the file, or delete it: a new one is generated, and what the old one signed is void."
        );
    }
}
