package dev.parley.api.email;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.api.testing.Node;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mail server, and what people look at who get its mails. */
final class Mailbox implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]{43})\\s");

    private final GreenMail server = new GreenMail(
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort()
    );

    Mailbox() {
        server.start();
    }

    /** A node that sends its mails here. */
    Node startNode(String... more) {
        var properties = new ArrayList<>(
            List.of(
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + port(),
                "parley.mail.from=Parley <parley@chat.example.org>",
                "parley.mail.public-address=https://chat.example.org",
                "parley.mail.interval=50ms"
            )
        );
        properties.addAll(List.of(more));
        return new Node.Apart("mails").start(_ -> {}, properties.toArray(String[]::new));
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The mails to an address, once there are as many. */
    List<MimeMessage> await(String address, int count) {
        return awaiting(() -> to(address), count);
    }

    List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
            .filter(mail -> recipient(mail).equalsIgnoreCase(address))
            .toList();
    }

    private static List<MimeMessage> awaiting(Supplier<List<MimeMessage>> look, int count) {
        until(() -> look.get().size() >= count);
        var seen = look.get();
        if (seen.size() != count) {
            throw new AssertionError("mails: " + seen.size() + " instead of " + count);
        }
        return seen;
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    static String textOf(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** The body of this type, of a mail that has several. */
    static String bodyOf(MimeMessage mail, String type) {
        try {
            String body = bodyOf((Part) mail, type);
            if (body == null) {
                throw new AssertionError("no " + type);
            }
            return body.replace("\r\n", "\n");
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static @Nullable String bodyOf(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                if (bodyOf(parts.getBodyPart(i), type) instanceof String body) {
                    return body;
                }
            }
        }
        return null;
    }

    /** The token of the link in a mail. */
    static String tokenIn(MimeMessage mail) {
        var token = TOKEN.matcher(textOf(mail));
        if (!token.find()) {
            throw new AssertionError("no link in: " + textOf(mail));
        }
        return token.group(1);
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
