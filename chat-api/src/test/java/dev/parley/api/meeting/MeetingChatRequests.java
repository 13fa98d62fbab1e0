package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.chat.log.AttachmentId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** What tests of the chats of meetings ask of a node by REST, and find in its store. */
final class MeetingChatRequests {

    static final byte[] CONTENT = "minutes of the meeting".getBytes(StandardCharsets.UTF_8);

    private MeetingChatRequests() {}

    static Rest restOf(TestMeeting.Guest guest) {
        var rest = new Rest(guest.node());
        rest.authenticate(guest.token());
        return rest;
    }

    static Rest.Answer chat(TestMeeting.Guest guest, TestMeeting of) {
        return restOf(guest).get(of.path() + "/chat");
    }

    static JsonNode page(TestMeeting.Guest guest, TestMeeting of, String query) {
        var answer = restOf(guest).get(of.path() + "/chat" + query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.body();
    }

    static Rest.Answer upload(TestMeeting.Guest guest, TestMeeting to) {
        return upload(restOf(guest), to);
    }

    static Rest.Answer upload(Rest by, TestMeeting to) {
        return by.upload("POST", to.path() + "/attachments?name=minutes.txt", CONTENT);
    }

    static AttachmentId uploaded(TestMeeting.Guest guest, TestMeeting to) {
        return uploaded(restOf(guest), to);
    }

    static AttachmentId uploaded(Rest by, TestMeeting to) {
        var answer = upload(by, to);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return new AttachmentId(answer.body().path("id").asString());
    }

    static String path(TestMeeting of, AttachmentId file) {
        return of.path() + "/attachments/" + file;
    }

    /** How much the store has of the chat of a meeting. */
    static long left(TestMeeting meeting) {
        String id = meeting.id().value();
        var mongo = Node.first().bean(MongoTemplate.class);
        long left = 0;
        for (String collection : List.of(
            "side_events",
            "side_deleted_messages",
            "side_mentions",
            "side_missed_calls",
            "side_logs",
            "settled_keys"
        )) {
            left += mongo
                .getCollection(collection)
                .countDocuments(new Document("_id", new Document("$regex", "^" + id)));
        }
        left += mongo.getCollection("side_attachments").countDocuments(new Document("chat", id));
        return left + mongo.getCollection("meeting_chat_visits").countDocuments(new Document("meeting", id));
    }

    static long leftOf(AttachmentId file) {
        var mongo = Node.first().bean(MongoTemplate.class);
        return (
            mongo.getCollection("attachment_chunks").countDocuments(new Document("_id", file + ":0")) +
            mongo.getCollection("side_attachments").countDocuments(new Document("_id", file.value())) +
            mongo.getCollection("side_attachment_checks").countDocuments(new Document("_id", file.value()))
        );
    }
}
