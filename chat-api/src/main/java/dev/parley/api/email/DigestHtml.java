package dev.parley.api.email;

import com.ibm.icu.util.ULocale;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** A digest as HTML. It loads nothing, so that nobody learns when it is read. */
final class DigestHtml implements DigestBody {

    private final StringBuilder html = new StringBuilder();

    DigestHtml(Locale locale) {
        String direction = ULocale.forLocale(locale).isRightToLeft() ? "rtl" : "ltr";
        html.append("<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n".formatted(locale.toLanguageTag(), direction))
            .append("<head><meta charset=\"utf-8\"></head>\n")
            .append("<body style=\"font-family:sans-serif;font-size:15px;line-height:1.5\">\n");
    }

    @Override
    public String apart(String foreign) {
        return "<bdi>" + safe(foreign) + "</bdi>";
    }

    @Override
    public String safe(String own) {
        return HtmlUtils.htmlEscape(own, "UTF-8");
    }

    @Override
    public void paragraph(String words) {
        html.append("<p>").append(words).append("</p>\n");
    }

    @Override
    public void chat(String title, String count, String link) {
        html.append("<h2 style=\"font-size:17px;margin:20px 0 4px\">");
        anchor(title, link);
        html.append("</h2>\n<p style=\"margin:0 0 8px;color:#666\">").append(count).append("</p>\n");
    }

    @Override
    public void line(String name, String said, String link) {
        html.append("<p style=\"margin:0 0 8px\"><b>").append(name).append("</b>: ");
        anchor(said, link);
        html.append("</p>\n");
    }

    @Override
    public void rest(String words) {
        paragraph(words);
    }

    @Override
    public void link(String words, String link) {
        html.append("<p style=\"margin:0 0 8px\">");
        anchor(words, link);
        html.append("</p>\n");
    }

    private void anchor(String words, String link) {
        html.append("<a href=\"").append(safe(link)).append("\">").append(words).append("</a>");
    }

    @Override
    public String done() {
        return html + "</body>\n</html>\n";
    }
}
