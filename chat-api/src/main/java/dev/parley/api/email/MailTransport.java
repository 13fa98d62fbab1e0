package dev.parley.api.email;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mails to the mail server. */
class MailTransport {

    private static final String PATIENCE_MS = "10000";

    private final JavaMailSenderImpl sender;
    private final InternetAddress from;

    MailTransport(JavaMailSenderImpl sender, MailProperties properties) {
        this.sender = sender;
        from = properties.sender();
        var settings = sender.getJavaMailProperties();
        for (String protocol : List.of("smtp", "smtps")) {
            for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
                settings.putIfAbsent("mail." + protocol + "." + wait, PATIENCE_MS);
            }
        }
        encryptWherePossible(settings);
        // Else the ids of mails would name this machine.
        settings.putIfAbsent("mail.from", from.getAddress());
    }

    /** A server that offers encryption gets it; {@code mail.smtp.starttls.required} asks for one that does. */
    private static void encryptWherePossible(Properties settings) {
        settings.putIfAbsent("mail.smtp.starttls.enable", "true");
    }

    /** What may be different the next time. */
    static final class MailDelayedException extends RuntimeException {

        /** @param why without an address and without what the server has said, which may name one */
        MailDelayedException(String why) {
            super(why);
        }
    }

    /**
     * Sends a mail; returns false where the server takes none for this address.
     *
     * @throws MailDelayedException where it could not be sent for now
     */
    boolean send(Mail mail) {
        var message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, parts(mail), StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(new InternetAddress(mail.to().text(), true));
            helper.setSubject(mail.subject());
            if (mail.html() == null) {
                helper.setText(mail.text());
            } else {
                helper.setText(mail.text(), mail.html());
            }
            if (mail.unsubscribe() != null) {
                message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            message.setHeader("Content-Language", mail.language());
            // RFC 3834: nobody's automatic answer comes back.
            message.setHeader("Auto-Submitted", "auto-generated");
            sender.send(message);
            return true;
        } catch (MessagingException notWritten) {
            throw new IllegalStateException("a mail cannot be written");
        } catch (MailException failure) {
            if (isRefusedAddress(failure)) {
                return false;
            }
            throw new MailDelayedException(reason(failure));
        }
    }

    private static int parts(Mail mail) {
        return mail.html() == null ? MimeMessageHelper.MULTIPART_MODE_NO : MimeMessageHelper.MULTIPART_MODE_RELATED;
    }

    private static boolean isRefusedAddress(MailException failure) {
        return (
            failure instanceof MailSendException sending &&
            sending
                .getFailedMessages()
                .values()
                .stream()
                .anyMatch(
                    each ->
                        each instanceof SendFailedException refused &&
                        refused.getInvalidAddresses() != null &&
                        refused.getInvalidAddresses().length > 0
                )
        );
    }

    private static String reason(MailException failure) {
        var root = rootOf(failure);
        return root instanceof IOException ? root.toString() : root.getClass().getSimpleName();
    }

    private static Throwable rootOf(MailException failure) {
        Throwable root =
            failure instanceof MailSendException sending && sending.getFailedMessages().size() == 1
                ? sending.getFailedMessages().values().iterator().next()
                : failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
