package dev.parley.e2e.engine;

import java.util.Optional;

/** To a server of JSON in plain websockets: who it is and in which chat stands in the handshake. */
record PlainTalk(int chat, int member) implements Talk {
    @Override
    public String path() {
        return "/?room=r%d&user=u%d".formatted(chat, member);
    }

    @Override
    public boolean opened(Voice voice) {
        return true;
    }

    @Override
    public boolean heard(String frame, Voice voice) {
        return true;
    }

    @Override
    public void heardBeside(String frame, Voice voice) {
        throw new IllegalStateException("unexpected: " + frame);
    }

    @Override
    public MessageTemplate message() {
        return MessageTemplate.of("{\"text\":\"" + MessageTemplate.TEXT + "\"}");
    }

    @Override
    public Optional<MessageTemplate> heartbeat() {
        return Optional.empty();
    }
}
