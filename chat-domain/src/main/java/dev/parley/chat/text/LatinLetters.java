package dev.parley.chat.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Latin letters with hooks, bars, strokes and tails, small capitals and ligatures, which NFKC leaves whole: each with the
 * plain letters that people type for it. They are those of CLDR's {@code Latin-ASCII}, and what it does not know of the same
 * kinds; {@code LatinLettersTest} says which. Letters of another shape are not among them (schwa, ezh, turned letters).
 */
final class LatinLetters {

    /** By code point, all of them lower case. */
    static final Map<Integer, String> PLAIN = byCodePoint(
        """
        a ᴀᶏⱥ
        aa ꜳ
        ae æᴁ
        ao ꜵ
        au ꜷ
        av ꜹꜻ
        ay ꜽ
        b ƀƃɓʙᴃᵬᶀꞗ
        c ƈȼɕᴄꞓꞔ𝼝
        d ðđƌȡɖɗᴅᴆᵭᶁᶑꝱꝺꟈ𝼥
        db ȸ
        dz ʣʥ
        e ɇɛᴇᶒᶓⱸꬲꬳꬴ
        f ƒᵮᶂꜰꝼꞙꬵ
        g ǥɠɡɢʛᵹᶃꞡꬶ
        h ħɦɧʜⱨꞕ
        hv ƕ
        i ɨɪᵻᶖɩ𝼚
        j ȷɉɟʝᴊ
        k ƙᴋᶄⱪꝁꝃꝅꞣ
        l łƚȴɫɬɭʟᴌᶅⱡꝇꝉꝲꞎꬷꬸꬹ𝼑𝼓𝼦
        ll ỻ
        ls ʪ
        lz ʫ
        m ɱᴍᵯᶆꝳꬺ
        n ŋƞȵɲɳɴᵰᶇꝴꞑꞥꬻ𝼧
        o øɔɵᴏᴐᶗⱺꝋꝍꬽꬾꬿ𝼛
        oe œɶꭢ
        oi ƣ
        oo ꝏ
        p ƥᴘᵱᵽᶈꝑꝓꝕ
        q ĸɋʠꝗꝙꞯ
        qp ȹ
        r ɍɼɽɾʀᵲᵳᶉꝵꝶꞃꞧꭆꭉꭋꭌ𝼖𝼨
        s ȿʂᵴᶊẜẝꜱꞅꞩꟊꟍ𝼞𝼩
        t ŧƫƭȶʈᴛᵵⱦꝷꞇ𝼉𝼪
        th þᵺꝥꝧ
        ts ʦ
        u ʉᴜᵾᶙꞹꭎꭒ
        ue ᵫ
        ui ꭐ
        v ʋᴠᶌỽⱱⱴꝟ
        vy ꝡ
        w ᴡⱳ
        x ᶍꭖꭗꭘꭙ
        y ƴɏʏỿꭚ
        z ƶȥɀʐʑᴢᵶᶎⱬ
        """
    );

    private LatinLetters() {}

    /** One table of these and of others. */
    static Map<Integer, String> with(Map<Integer, String> others) {
        var all = new HashMap<>(PLAIN);
        all.putAll(others);
        return Map.copyOf(all);
    }

    private static Map<Integer, String> byCodePoint(String lines) {
        var plain = new HashMap<Integer, String>();
        lines
            .lines()
            .map(line -> line.split(" "))
            .forEach(line -> line[1].codePoints().forEach(codePoint -> plain.put(codePoint, line[0])));
        return Map.copyOf(plain);
    }
}
