package dev.parley.e2e.engine;

import java.util.Optional;

/** To Spring's simple broker, by STOMP 1.2 without heartbeats. */
record StompTalk(int chat, int member) implements Talk {
    private static final String CONNECT = "CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\n\n\0";
    private static final String SUBSCRIBE = "SUBSCRIBE\nid:0\ndestination:/topic/r%d\n\n\0";
    private static final String SEND =
        "SEND\ndestination:/app/chats/r%d\ncontent-type:application/json\n\n{\"user\":\"u%d\",\"text\":\"<text>\"}\0";

    @Override
    public String path() {
        return "/socket";
    }

    @Override
    public String subprotocol() {
        return "v12.stomp";
    }

    @Override
    public boolean opened(Voice voice) {
        voice.say(CONNECT);
        return false;
    }

    @Override
    public boolean heard(String frame, Voice voice) {
        if (frame.startsWith("CONNECTED")) {
            voice.say(SUBSCRIBE.formatted(chat));
            return true;
        }
        throw new IllegalStateException(frame);
    }

    @Override
    public void heardBeside(String frame, Voice voice) {
        throw new IllegalStateException(frame);
    }

    @Override
    public MessageTemplate message() {
        return MessageTemplate.of(SEND.formatted(chat, member));
    }

    @Override
    public Optional<MessageTemplate> heartbeat() {
        return Optional.empty();
    }
}
