package dev.parley.e2e.engine;

import java.util.Optional;

/** To Socket.IO 4, by a websocket from the beginning: packets of Engine.IO 4 with packets of Socket.IO 5 in them. */
record SocketIoTalk(int chat, int member) implements Talk {
    private static final String OPEN = "0{";
    private static final String PING = "2";
    private static final String PONG = "3";
    private static final String CONNECT = "40";
    private static final String ANSWER_TO_JOIN = "430";

    @Override
    public String path() {
        return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public boolean opened(Voice voice) {
        return false;
    }

    @Override
    public boolean heard(String frame, Voice voice) {
        if (frame.startsWith(OPEN)) {
            voice.say(CONNECT);
        } else if (frame.startsWith(CONNECT)) {
            voice.say("420[\"join\",\"r%d\",\"u%d\"]".formatted(chat, member));
        } else if (frame.equals(PING)) {
            voice.say(PONG);
        }
        return frame.startsWith(ANSWER_TO_JOIN);
    }

    @Override
    public void heardBeside(String frame, Voice voice) {
        if (!frame.equals(PING)) {
            throw new IllegalStateException("unexpected: " + frame);
        }
        voice.say(PONG);
    }

    @Override
    public MessageTemplate message() {
        return MessageTemplate.of("42[\"message\",{\"text\":\"" + MessageTemplate.TEXT + "\"}]");
    }

    @Override
    public Optional<MessageTemplate> heartbeat() {
        return Optional.empty();
    }
}
