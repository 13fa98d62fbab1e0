package dev.parley.api.email;

/** A digest as plain text. */
final class DigestText implements DigestBody {

    private static final char ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private final StringBuilder text = new StringBuilder();

    @Override
    public String apart(String foreign) {
        return ISOLATE + foreign + END_OF_ISOLATE;
    }

    @Override
    public String safe(String own) {
        return own;
    }

    @Override
    public void paragraph(String words) {
        text.append(words).append("\n\n");
    }

    @Override
    public void chat(String title, String count, String link) {
        text.append(title).append(" (").append(count).append(")\n").append(link).append("\n\n");
    }

    @Override
    public void line(String name, String said, String link) {
        text.append("- ").append(name).append(": ").append(said).append("\n  ").append(link).append("\n\n");
    }

    @Override
    public void rest(String words) {
        paragraph("- " + words);
    }

    @Override
    public void link(String words, String link) {
        text.append(words).append('\n').append(link).append("\n\n");
    }

    @Override
    public String done() {
        return text.toString();
    }
}
