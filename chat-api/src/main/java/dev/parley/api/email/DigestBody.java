package dev.parley.api.email;

/** One of the two bodies of a digest. Words that go into it are our own, or were made fit by {@link #apart}. */
interface DigestBody {
    /** What somebody has written, fit for this body and apart from the direction of the text around it. */
    String apart(String foreign);

    /** Words of our own, fit for this body. */
    String safe(String own);

    void paragraph(String words);

    void chat(String title, String count, String link);

    void line(String name, String said, String link);

    void rest(String words);

    void link(String words, String link);

    String done();
}
