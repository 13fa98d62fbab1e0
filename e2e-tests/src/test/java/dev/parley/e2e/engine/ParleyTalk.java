package dev.parley.e2e.engine;

import java.util.Optional;

/**
 * To Parley, see docs/protocol/socket.md.
 *
 * @param accessToken of the member
 */
record ParleyTalk(String accessToken, String chatId) implements Talk {
    @Override
    public String path() {
        return "/api/socket";
    }

    @Override
    public boolean opened(Voice voice) {
        voice.say(
            """
            {"type":"session.authenticate","id":"1","accessToken":"%s"}""".formatted(accessToken)
        );
        return false;
    }

    @Override
    public boolean heard(String frame, Voice voice) {
        refuseErrors(frame);
        return frame.startsWith("{\"type\":\"session.ready\"");
    }

    @Override
    public void heardBeside(String frame, Voice voice) {
        refuseErrors(frame);
    }

    private static void refuseErrors(String frame) {
        if (frame.startsWith("{\"type\":\"error\"")) {
            throw new IllegalStateException(frame);
        }
    }

    @Override
    public MessageTemplate message() {
        var command = """
        {"type":"message.send","id":"<serial>","chatId":"%s","clientId":"<serial>","text":"<text>",\
        "replyTo":null,"attachmentIds":[]}""";
        return MessageTemplate.of(command.formatted(chatId));
    }

    @Override
    public Optional<MessageTemplate> heartbeat() {
        return Optional.of(
            MessageTemplate.of(
                """
                {"type":"session.ping","id":"<serial>"}"""
            )
        );
    }
}
