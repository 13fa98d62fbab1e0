package dev.parley.e2e.environment;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The mail server that every server of the run sends its mails to; it goes on until the run is over. */
public final class PostOffice {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final GreenMail server = new GreenMail(
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort()
    );

    private static final class Shared {

        static final PostOffice OFFICE = new PostOffice();
    }

    private PostOffice() {
        server.start();
    }

    public static PostOffice shared() {
        return Shared.OFFICE;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The link in the latest mail to an address, once there are as many. */
    public URI awaitLink(String address, int count) {
        var mails = Waiting.until(count + " mails to " + address, () -> to(address), seen -> seen.size() >= count);
        try {
            var link = LINK.matcher(mails.getLast().getContent().toString());
            if (!link.find()) {
                throw new AssertionError("No link in the mail");
            }
            return URI.create(link.group());
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
            .filter(mail -> isTo(mail, address))
            .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
