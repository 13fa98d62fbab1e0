package dev.parley.api.meeting;

import static dev.parley.api.meeting.MeetingChatRequests.CONTENT;
import static dev.parley.api.meeting.MeetingChatRequests.leftOf;
import static dev.parley.api.meeting.MeetingChatRequests.path;
import static dev.parley.api.meeting.MeetingChatRequests.restOf;
import static dev.parley.api.meeting.MeetingChatRequests.upload;
import static dev.parley.api.meeting.MeetingChatRequests.uploaded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.AttachmentView;
import dev.parley.api.protocol.MeetingChatCommand.DeleteInMeeting;
import dev.parley.api.protocol.MeetingChatCommand.ReactInMeeting;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.attachment.SideFiles;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.AttachmentId;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files in the chat of a meeting. */
class MeetingChatFilesIT {

    private final TestUser owner = Node.first().newUser();
    private final TestUser stranger = Node.second().newUser();
    private final TestMeeting meeting = TestMeeting.create(owner, TestMeeting.open());
    private final TestMeeting.Guest gus = meeting.guest(Node.second(), "Gus");
    private final ChatVisitor owners = new ChatVisitor(meeting, owner.connect());
    private final ChatVisitor guests = new ChatVisitor(meeting, gus.connect());

    @BeforeEach
    void enter() {
        owners.enter();
        guests.enter();
    }

    @AfterEach
    void disconnect() {
        owners.socket().close();
        guests.socket().close();
    }

    @Test
    void whatWasRefusedBindsNoFile() {
        var file = uploaded(gus, meeting);
        assertThat(guests.refused(guests.sending("", 10_000L, file))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
        guests.say("anew", file);
        assertThat(owners.hears("anew").attachments()).hasSize(1);
        assertThat(guests.refused(guests.sending("", null, file))).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);
    }

    @Test
    void aGuestsFileIsForAllInTheMeetingAndForNobodyElse() {
        var file = uploaded(gus, meeting);
        assertThat(restOf(gus).download(path(meeting, file)).body()).isEqualTo(CONTENT);
        assertThat(owner.rest().get(path(meeting, file)).code()).isEqualTo("ATTACHMENT_NOT_FOUND");
        guests.say("", file);
        assertThat(owners.hears("").attachments()).extracting(AttachmentView::name).containsExactly("minutes.txt");
        var answer = owner.rest().download(path(meeting, file));
        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");

        var late = meeting.guest(Node.first(), "Lea");
        try (var lates = late.connect()) {
            new ChatVisitor(meeting, lates).enter();
            assertThat(restOf(late).get(path(meeting, file)).code()).isEqualTo("ATTACHMENT_NOT_FOUND");
        }
        assertThat(stranger.rest().get(path(meeting, file)).code()).isEqualTo("MEETING_NOT_FOUND");
        assertThat(new Rest(Node.first()).get(path(meeting, file)).code()).isEqualTo("NOT_AUTHENTICATED");
        var other = TestMeeting.create(stranger, TestMeeting.open());
        assertThat(stranger.rest().get(path(other, file)).code()).isEqualTo("ATTACHMENT_NOT_FOUND");
        for (String asChat : new String[] { meeting.id().value(), "m_" + meeting.id() }) {
            assertThat(
                owner
                    .rest()
                    .get("/api/chats/" + asChat + "/attachments/" + file)
                    .status()
            ).isIn(400, 404);
        }
    }

    @Test
    void aFileIsOfOneMessageOfItsUploader() {
        var file = uploaded(gus, meeting);
        assertThat(owners.refused(owners.sending("not mine", null, file))).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);
        String clientId = SocketClient.newClientId();
        long seq = guests.send(clientId, "mine", null, file);
        assertThat(guests.send(clientId, "mine", null, file)).isEqualTo(seq);
        assertThat(guests.refused(guests.sending("again", null, file))).isEqualTo(ErrorCode.ATTACHMENT_NOT_FOUND);
        assertThat(restOf(gus).delete(path(meeting, file)).code()).isEqualTo("ATTACHMENT_NOT_FOUND");
        var group = owner.createGroup("Elsewhere");
        var elsewhere = owner.rest().upload("POST", "/api/chats/" + group + "/attachments?name=a.txt", CONTENT);
        var foreign = new AttachmentId(elsewhere.body().path("id").asString());
        assertThat(owners.refused(owners.sending("of a chat", null, foreign))).isEqualTo(
            ErrorCode.ATTACHMENT_NOT_FOUND
        );
    }

    @Test
    void goesWithItsMessageAndWithNoOther() {
        var file = uploaded(gus, meeting);
        long seq = guests.say("mine", file);
        var other = uploaded(owner.rest(), meeting);
        long hosts = owners.say("the host's", other);
        String clientId = SocketClient.newClientId();
        guests.done(id -> new ReactInMeeting(id, meeting.id(), clientId, hosts, "👍", true));
        // The client id of another change: answered as that one, and nothing is deleted.
        guests.done(id -> new DeleteInMeeting(id, meeting.id(), clientId, hosts));
        assertThat(guests.refused(guests.deleting(hosts))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(restOf(gus).download(path(meeting, other)).body()).isEqualTo(CONTENT);
        owners.done(owners.deleting(seq));
        assertThat(owner.rest().get(path(meeting, file)).code()).isEqualTo("ATTACHMENT_NOT_FOUND");
        assertThat(leftOf(file)).isZero();
    }

    @Test
    void anUploadWithoutMessageIsTakenBackOrForgotten() {
        var back = uploaded(gus, meeting);
        assertThat(owner.rest().delete(path(meeting, back)).code()).isEqualTo("ATTACHMENT_NOT_FOUND");
        assertThat(restOf(gus).delete(path(meeting, back)).status()).isEqualTo(204);
        assertThat(leftOf(back)).isZero();
        var forgotten = uploaded(gus, meeting);
        var kept = uploaded(gus, meeting);
        guests.say("kept", kept);
        try (var later = Node.start()) {
            later.clock().advance(Duration.ofHours(25));
            later.bean(SideFiles.class).sweep();
        }
        assertThat(leftOf(forgotten)).isZero();
        assertThat(owner.rest().download(path(meeting, kept)).body()).isEqualTo(CONTENT);
    }

    @Test
    void allFilesOfAMeetingHaveABound() {
        try (var small = Node.start("parley.meetings.max-file-bytes=" + 2 * CONTENT.length)) {
            var rest = owner.on(small).rest();
            uploaded(rest, meeting);
            uploaded(gus, meeting);
            var refused = upload(rest, meeting);
            assertThat(refused.code()).isEqualTo("ATTACHMENT_QUOTA_EXCEEDED");
        }
    }

    @Test
    void whoDoesNotSayHowLongAFileIsDoesNotPassTheBound() {
        try (var small = Node.start("parley.meetings.max-file-bytes=" + (CONTENT.length - 1))) {
            var rest = owner.on(small).rest();
            var unsaid = HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(CONTENT));
            String path = meeting.path() + "/attachments?name=minutes.txt";
            assertThat(rest.upload("POST", path, unsaid).code()).isEqualTo("ATTACHMENT_QUOTA_EXCEEDED");
            var fits = Arrays.copyOf(CONTENT, CONTENT.length - 1);
            assertThat(rest.upload("POST", path, fits).status())
                .as("nothing of it is kept")
                .isEqualTo(201);
        }
    }

    @Test
    void guestsUploadLessOftenThanUsers() {
        try (
            var node = Node.start(
                "parley.limits.enabled=true",
                "parley.limits.rates.guest-uploads.permits=1",
                "parley.limits.rates.guest-uploads.per=1h"
            )
        ) {
            var there = new TestMeeting.Guest(gus.browser(), node, gus.identity());
            uploaded(there, meeting);
            assertThat(upload(there, meeting).code()).isEqualTo("RATE_LIMITED");
            uploaded(owner.on(node).rest(), meeting);
            uploaded(owner.on(node).rest(), meeting);
        }
    }
}
